package io.github.otpgate.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers bytes, not HTTP. */
final class RawVendor implements AutoCloseable {

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    /** What it does on a connection. */
    @FunctionalInterface
    interface Script {
        void serve(RawVendor vendor, Socket connection) throws IOException;
    }

    RawVendor(Script script) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        background(() -> acceptAll(script));
    }

    /** Answers each request of a connection with these bytes, whatever they are. */
    static Script answering(String answer) {
        return (vendor, connection) -> {
            OutputStream out = connection.getOutputStream();
            while (vendor.readRequest(connection.getInputStream())) {
                out.write(answer.getBytes(ISO_8859_1));
            }
        };
    }

    /** Answers the first bytes, then the others for ever, with a pause of so many milliseconds between them. */
    static Script endless(String first, String again, long pauseMillis) {
        return (vendor, connection) -> {
            vendor.readRequest(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            out.write(first.getBytes(ISO_8859_1));
            while (vendor.pause(pauseMillis)) {
                out.write(again.getBytes(ISO_8859_1));
            }
        };
    }

    /** Says nothing, until the other side gives up. */
    static Script silent() {
        return (vendor, connection) -> connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/send");
    }

    int requests() {
        return requests.get();
    }

    private void acceptAll(Script script) {
        while (!socket.isClosed()) {
            try {
                // Closed by the thread that serves it.
                @SuppressWarnings("resource")
                Socket connection = socket.accept();
                background(() -> serve(script, connection));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void serve(Script script, Socket connection) {
        try (connection) {
            script.serve(this, connection);
        } catch (IOException cutOff) {
            return;
        }
    }

    private boolean pause(long millis) throws IOException {
        try {
            return !closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        requests.incrementAndGet();
        String[] length = head.toString().split("Content-Length: ", 2);
        in.skipNBytes(Long.parseLong(length[1].substring(0, length[1].indexOf('\r'))));
        return true;
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "raw-vendor");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
