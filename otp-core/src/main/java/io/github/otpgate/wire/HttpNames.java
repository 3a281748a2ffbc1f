package io.github.otpgate.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Names of vendors looked up in bounded time. The system's own look-up waits as long as a silent name server likes, and
 * no time-out of OkHttp ends it. All who wait for a name share one look-up, so a silent server costs one thread a name.
 */
final class HttpNames implements Dns, AutoCloseable {

    private final Dns system;
    private final Duration longest;
    private final ConcurrentMap<String, FutureTask<List<InetAddress>>> underway = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "otp-names");
        thread.setDaemon(true);
        return thread;
    });

    HttpNames(Dns system, Duration longest) {
        this.system = system;
        this.longest = longest;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        FutureTask<List<InetAddress>> fresh = new FutureTask<>(() -> system.lookup(host));
        FutureTask<List<InetAddress>> known = underway.putIfAbsent(host, fresh);
        if (known != null) {
            return await(known);
        }
        start(host, fresh);
        return await(fresh);
    }

    private void start(String host, FutureTask<List<InetAddress>> lookup) throws UnknownHostException {
        try {
            threads.execute(() -> {
                lookup.run();
                underway.remove(host, lookup);
            });
        } catch (RejectedExecutionException closed) {
            underway.remove(host, lookup);
            throw unknown("closed", closed);
        }
    }

    /** Says nothing of the host: the exception's name is all that anybody is told. */
    private List<InetAddress> await(FutureTask<List<InetAddress>> lookup) throws UnknownHostException {
        try {
            return lookup.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown("interrupted", e);
        } catch (TimeoutException e) {
            throw unknown("no answer in time", e);
        } catch (ExecutionException e) {
            throw unknown("not found", e);
        }
    }

    private static UnknownHostException unknown(String reason, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(reason);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
