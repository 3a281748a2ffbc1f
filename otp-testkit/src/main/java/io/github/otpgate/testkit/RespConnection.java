package io.github.otpgate.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** As much of a Redis client as a test needs: one command, one reply. */
final class RespConnection implements AutoCloseable {

    private final Socket socket = new Socket();
    private final InputStream in;

    RespConnection(int port, Duration timeout) throws IOException {
        int millis = Math.toIntExact(timeout.toMillis());
        try {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(FreePort.loopback(), port), millis);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * A reply as it came.
     *
     * @param raw its bytes, as ISO-8859-1
     * @param values every string and number in it, in order, arrays flattened, null left out
     */
    record Reply(String raw, List<String> values) {

        boolean isError() {
            return raw.startsWith("-");
        }
    }

    Reply call(Charset charset, List<String> words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("*" + words.size() + "\r\n"));
        for (String word : words) {
            byte[] bytes = word.getBytes(charset);
            out.writeBytes(ascii("$" + bytes.length + "\r\n"));
            out.writeBytes(bytes);
            out.writeBytes(ascii("\r\n"));
        }
        socket.getOutputStream().write(out.toByteArray());
        StringBuilder raw = new StringBuilder();
        List<String> values = new ArrayList<>();
        read(raw, values);
        return new Reply(raw.toString(), List.copyOf(values));
    }

    private void read(StringBuilder raw, List<String> values) throws IOException {
        String line = line();
        raw.append(line).append("\r\n");
        char type = line.charAt(0);
        String rest = line.substring(1);
        if (type == '$') {
            bulk(Integer.parseInt(rest), raw, values);
        } else if (type == '*') {
            for (int i = Integer.parseInt(rest); i > 0; i--) {
                read(raw, values);
            }
        } else {
            values.add(rest);
        }
    }

    private void bulk(int length, StringBuilder raw, List<String> values) throws IOException {
        if (length < 0) {
            return;
        }
        byte[] bytes = in.readNBytes(length + 2);
        if (bytes.length < length + 2) {
            throw new EOFException("Redis closed the connection inside a reply");
        }
        String value = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        raw.append(value).append("\r\n");
        values.add(value);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("Redis closed the connection");
            }
            line.append((char) c);
        }
        line.setLength(Math.max(0, line.length() - 1));
        if (line.isEmpty()) {
            throw new IOException("Redis sent an empty line");
        }
        return line.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
