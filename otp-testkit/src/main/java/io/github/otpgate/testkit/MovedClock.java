package io.github.otpgate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Moves the clock of a Redis: a few lines of C, preloaded into it, add an offset to the time of day. Everything in that
 * Redis, expiry included, lives in the moved time. Needs Linux and a C compiler ({@code cc}).
 */
final class MovedClock {

    private static final String SOURCE = "moved_clock.c";

    private final Path library;
    private final Path file;
    private final MappedByteBuffer offset;

    MovedClock(Path directory) {
        this.library = directory.resolve("moved_clock.so");
        this.file = directory.resolve("moved_clock");
        try (RandomAccessFile mapped = new RandomAccessFile(file.toFile(), "rw")) {
            compile(directory.resolve(SOURCE));
            this.offset = mapped.getChannel().map(MapMode.READ_WRITE, 0, Long.BYTES);
            offset.order(ByteOrder.nativeOrder());
        } catch (IOException e) {
            throw new UncheckedIOException("no clock that can be moved", e);
        }
    }

    /** Whether this system can do it. */
    static boolean isAvailable() {
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        return linux
                && List.of("/usr/bin/cc", "/usr/local/bin/cc").stream()
                        .anyMatch(path -> Files.isExecutable(Path.of(path)));
    }

    private void compile(Path source) throws IOException {
        try (InputStream in = MovedClock.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + SOURCE);
            }
            Files.copy(in, source);
        }
        List<String> command = List.of("cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString());
        Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(compiler.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (compiler.onExit().orTimeout(1, TimeUnit.MINUTES).join().exitValue() != 0) {
            throw new IOException("cc failed: " + said);
        }
    }

    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "MOVED_CLOCK_FILE", file.toString());
    }

    void advance(Duration time) {
        offset.putLong(0, offset.getLong(0) + TimeUnit.NANOSECONDS.toMicros(time.toNanos()));
    }
}
