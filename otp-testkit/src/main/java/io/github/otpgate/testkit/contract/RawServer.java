package io.github.otpgate.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.otpgate.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on 127.0.0.1 that speaks no HTTP by itself, for answers that no HTTP server would give. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();

    private RawServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** What it does with each connection, which is closed afterwards. */
    @FunctionalInterface
    interface Script {
        void serve(Socket connection) throws IOException;
    }

    /** Listens when it returns. */
    static RawServer serving(Script script) {
        try {
            // It lives as long as the server.
            @SuppressWarnings("resource")
            ServerSocket socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            RawServer server = new RawServer(socket);
            background(() -> server.acceptAll(script));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the request, answers these bytes and closes. */
    static Script answering(Bytes bytes) {
        return connection -> {
            readRequest(connection);
            connection.getOutputStream().write(bytes.toArray());
        };
    }

    /** Reads the request, answers the first piece, then the other as long as anybody listens. */
    static Script endless(String first, String again) {
        byte[] pieces = again.repeat(1024 / again.length() + 1).getBytes(ISO_8859_1);
        return connection -> {
            readRequest(connection);
            OutputStream out = connection.getOutputStream();
            out.write(first.getBytes(ISO_8859_1));
            while (!connection.isClosed()) {
                out.write(pieces);
            }
        };
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    private void acceptAll(Script script) {
        while (!socket.isClosed()) {
            try {
                // Closed by the thread that serves it.
                @SuppressWarnings("resource")
                Socket connection = socket.accept();
                connections.incrementAndGet();
                background(() -> serve(connection, script));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket connection, Script script) {
        try (connection) {
            script.serve(connection);
        } catch (IOException gone) {
            // Whoever is cut off in the middle is what is being tested; the result shows it.
            return;
        }
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The whole of it, so that closing the connection does not reset it. */
    private static void readRequest(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        in.skipNBytes(contentLength(head.toString()));
    }

    private static long contentLength(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
