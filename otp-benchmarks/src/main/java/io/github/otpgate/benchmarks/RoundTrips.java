package io.github.otpgate.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.otpgate.testkit.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The commands that Redis gets from outside while something runs: what MONITOR tells, less what runs inside scripts. */
record RoundTrips(RedisServer redis) {

    private static final String END = "end-of-round-trips";
    private static final int TIMEOUT_MILLIS = 10_000;

    List<String> of(Runnable action) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("MONITOR\r\n".getBytes(ISO_8859_1));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            if (!"+OK".equals(lines.readLine())) {
                throw new IOException("Redis refused MONITOR");
            }
            action.run();
            redis.command("PING", END);
            return read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis stopped telling what it does", e);
        }
    }

    private static List<String> read(BufferedReader lines) throws IOException {
        List<String> commands = new ArrayList<>();
        for (String line = lines.readLine(); line != null && !line.contains(END); line = lines.readLine()) {
            if (!line.contains(" lua] ")) {
                commands.add(command(line));
            }
        }
        return commands;
    }

    /** {@code +1700000000.000000 [0 127.0.0.1:5000] "GET" "key"}. */
    private static String command(String line) {
        int from = line.indexOf("] \"") + 3;
        return line.substring(from, line.indexOf('"', from)).toUpperCase(Locale.ROOT);
    }
}
