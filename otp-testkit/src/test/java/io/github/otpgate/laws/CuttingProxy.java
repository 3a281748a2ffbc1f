package io.github.otpgate.laws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and Redis, and cuts the line once a request has gone through and before its reply has, or lets
 * something else happen before a request goes through.
 */
final class CuttingProxy implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final int target;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<@Nullable String> cutNext = new AtomicReference<>();
    private final AtomicReference<Before> before = new AtomicReference<>(new Before("", () -> {}));

    CuttingProxy(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Future<?> accepting = threads.submit(this::accept);
        if (accepting.isCancelled()) {
            throw new IllegalStateException("no thread for the proxy");
        }
    }

    String uri() {
        return "redis://127.0.0.1:" + door.getLocalPort();
    }

    /** The next request with these words in it reaches Redis, its reply reaches nobody. */
    void cutAfterNextRequest(String words) {
        cutNext.set(words);
    }

    private boolean isToBeCut(byte[] request, int length) {
        String words = cutNext.get();
        return words != null
                && new String(request, 0, length, ISO_8859_1).contains(words)
                && cutNext.compareAndSet(words, null);
    }

    private record Before(String words, Runnable event) {}

    /** The next request with these words in it waits until that has happened. */
    void before(String words, Runnable event) {
        before.set(new Before(words, event));
    }

    private void awaitEvent(byte[] request, int length) {
        Before next = before.get();
        boolean meant = new String(request, 0, length, ISO_8859_1).contains(next.words());
        if (meant && before.compareAndSet(next, new Before("", () -> {}))) {
            next.event().run();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                threads.execute(() -> pump(client, server, true));
                threads.execute(() -> pump(server, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (requests) {
                    awaitEvent(buffer, length);
                }
                boolean cut = requests && isToBeCut(buffer, length);
                if (cut) {
                    from.close();
                }
                to.getOutputStream().write(buffer, 0, length);
                to.getOutputStream().flush();
                if (cut) {
                    to.shutdownOutput();
                    return;
                }
            }
        } catch (IOException gone) {
            // Either end hung up, which ends this direction.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
