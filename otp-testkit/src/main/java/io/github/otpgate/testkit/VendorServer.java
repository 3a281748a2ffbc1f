package io.github.otpgate.testkit;

import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP side every simulated vendor shares: a server on 127.0.0.1 that records what arrives and plays the scripted
 * faults. What the vendor itself does is a {@link Vendor}.
 */
public final class VendorServer implements AutoCloseable {

    /** Longer than any hang, so that it is never the server that gives up. */
    private static final long IDLE_MILLIS = 600_000;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final FaultScript faults = new FaultScript();
    private final FaultScript queryFaults = new FaultScript();
    private final RequestLog requests = new RequestLog();
    private final Server server;
    private final ServerConnector connector;

    private VendorServer(int port, Vendor vendor) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("vendor");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new VendorHandler(vendor, requests, faults, queryFaults));
    }

    /** How one vendor answers. Called by many threads at once. */
    public interface Vendor {

        /** Whether this request sends a message: only such requests are counted, and they have faults of their own. */
        boolean sends(RecordedRequest request);

        /** Does what the request asks for and says so. */
        HttpReply answer(RecordedRequest request);
    }

    /**
     * Listens when it returns.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port cannot be had
     */
    public static VendorServer start(int port, Vendor vendor) {
        VendorServer started = new VendorServer(port, vendor);
        started.listen(port);
        return started;
    }

    /** {@code http://127.0.0.1:<port>}, without a slash at the end. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** What arrived. */
    public RequestLog requests() {
        return requests;
    }

    /** What goes wrong with requests that send. */
    public FaultScript faults() {
        return faults;
    }

    /** What goes wrong with every other request. */
    public FaultScript queryFaults() {
        return queryFaults;
    }

    /** Ends every connection; what hangs is answered first. */
    @Override
    public void close() {
        faults.clear();
        queryFaults.clear();
        stop();
    }

    // Jetty declares Exception on start and stop.
    @SuppressWarnings("CatchingUnchecked")
    private void listen(int port) {
        try {
            server.start();
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("The simulator cannot listen on 127.0.0.1:" + port, e);
        }
    }

    /** Jetty's selector has been seen to leave its stop waiting for ever; a simulator must not keep its JVM with it. */
    private void stop() {
        Thread stopping = new Thread(this::stopJetty, "simulator-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopJetty() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The simulator did not stop", e);
        }
    }
}
