package io.github.otpgate.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Sends what a well-behaved client cannot: one request, byte by byte as given. */
public final class RawHttp {

    private RawHttp() {}

    /** Posts a form with these header lines; the Host is not added. Answers the whole reply. */
    public static String postForm(int port, String path, String body, String... headers) {
        String head = "POST " + path + " HTTP/1.1\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n";
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return exchange(port, head + lines + "\r\n" + body);
    }

    public static String get(int port, String path, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return exchange(port, "GET " + path + " HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n" + lines + "\r\n");
    }

    public static String exchange(int port, String request) {
        return exchange("127.0.0.1", port, request);
    }

    /** The same, of a server that is known by that address too. */
    public static String exchange(String address, int port, String request) {
        try (Socket socket = new Socket(address, port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean reaches(String address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException unreachable) {
            return false;
        }
    }

    /** Sends this and says that no more will come; nothing at all where the server closes without a word. */
    public static String halfClose(int port, String part) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(part.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return untilClosed(socket);
        } catch (SocketException reset) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends this head and then a blank every now and then, for as long as the server listens. */
    public static String drip(int port, String head) {
        ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(ISO_8859_1));
            ScheduledFuture<?> unused = tap.scheduleAtFixedRate(() -> drip(out), 150, 150, TimeUnit.MILLISECONDS);
            return untilClosed(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            tap.shutdownNow();
        }
    }

    private static void drip(OutputStream out) {
        try {
            out.write(' ');
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** A close with unread bytes is a reset. */
    private static String untilClosed(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            int read = socket.getInputStream().read(buffer);
            while (read >= 0) {
                text.append(new String(buffer, 0, read, ISO_8859_1));
                read = socket.getInputStream().read(buffer);
            }
        } catch (SocketException reset) {
            if (text.isEmpty()) {
                throw reset;
            }
        }
        return text.toString();
    }
}
