package io.github.otpgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Redis of its own for a test: a child process on a free port of 127.0.0.1, without persistence. The program is
 * {@code redis-server} on the PATH, else the one in the embedded-redis jar. It ends with {@link #close}, at the latest with
 * the JVM.
 *
 * <p>A test may pause it, kill it and bring it back; these calls are for one thread at a time.
 */
public final class RedisServer implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 5;

    private final Path binary;
    private final int port;
    private final Path directory;
    private final List<String> options;
    private final Optional<MovedClock> clock;
    private RedisProcess process;

    private RedisServer(Path binary, Path directory, List<String> options, Optional<MovedClock> clock) {
        this.binary = binary;
        this.directory = directory;
        this.options = options;
        this.clock = clock;
        this.port = FreePort.pick();
        this.process = run();
    }

    private RedisProcess run() {
        Map<String, String> environment = clock.map(MovedClock::environment).orElse(Map.of());
        return RedisProcess.start(binary, port, new RedisProcess.Surroundings(directory, environment), options);
    }

    /**
     * Runs and answers when it returns.
     *
     * @throws IllegalStateException if it does not start; the message holds what Redis itself said
     */
    public static RedisServer start() {
        return start(RedisBinary.find(), List.of());
    }

    /** The same with more options of the program's, such as {@code --tls-port}. */
    public static RedisServer startWith(String... options) {
        return start(RedisBinary.find(), List.of(options));
    }

    /**
     * The same with a clock of its own, which {@link #advance} moves. Needs Linux and a C compiler; see
     * {@link #clockCanMove}.
     */
    public static RedisServer startWithClock() {
        Path directory = temporary();
        return start(RedisBinary.find(), directory, List.of(), Optional.of(new MovedClock(directory)));
    }

    /** Whether {@link #startWithClock} works on this system. */
    public static boolean clockCanMove() {
        return MovedClock.isAvailable();
    }

    static RedisServer start(Path binary, List<String> options) {
        return start(binary, temporary(), options, Optional.empty());
    }

    private static RedisServer start(Path binary, Path directory, List<String> options, Optional<MovedClock> clock) {
        for (int i = 1; ; i++) {
            try {
                return new RedisServer(binary, directory, options, clock);
            } catch (IllegalStateException | UncheckedIOException e) {
                // Another process may have taken the port between our look and Redis' bind.
                boolean taken = String.valueOf(e.getMessage()).contains("Address already in use");
                if (taken && i < TRIES) {
                    continue;
                }
                RedisProcess.delete(directory);
                throw e;
            }
        }
    }

    /** The port on 127.0.0.1; the same before and after a {@link #restart}. */
    public int port() {
        return port;
    }

    /** {@code redis://127.0.0.1:<port>}. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Freezes the process: connections stay open and get no answer until {@link #resume}. Not on Windows. */
    public void pause() {
        process.signal("STOP");
    }

    /** Lets a paused process go on. */
    public void resume() {
        process.signal("CONT");
    }

    /**
     * Moves this Redis' clock forward, at once and for everything in it.
     *
     * @throws IllegalStateException for one that was not started by {@link #startWithClock}
     */
    public void advance(Duration time) {
        clock.orElseThrow(() -> new IllegalStateException("this Redis has the system's clock"))
                .advance(time);
    }

    /** Kills the process: connections break, new ones are refused, the data is gone. */
    public void stop() {
        process.kill();
    }

    /** Kills what still runs and starts an empty Redis on the same port. */
    public void restart() {
        process.kill();
        process = run();
    }

    /**
     * Runs one command on a connection of its own.
     *
     * @param words the command and its arguments, sent in UTF-8
     * @return the reply as it came, e.g. {@code "+OK\r\n"}, {@code ":3\r\n"} or {@code "-ERR …\r\n"}, one character per
     *     byte (ISO-8859-1)
     * @throws UncheckedIOException if Redis does not answer within 10 seconds
     */
    public String command(String... words) {
        return call(List.of(words)).raw();
    }

    /**
     * Every key of database 0 with its type and its whole content, one item a line, one character per byte (ISO-8859-1):
     * whatever stands in Redis can be found in it.
     */
    public String dump() {
        try (RespConnection connection = new RespConnection(port, TIMEOUT)) {
            return RedisDump.of(connection);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis on port " + port + " did not answer", e);
        }
    }

    /** Ends the process and removes its files. Closing twice is harmless. */
    @Override
    public void close() {
        process.kill();
        if (Files.exists(directory)) {
            RedisProcess.delete(directory);
        }
    }

    RespConnection.Reply call(List<String> words) {
        try (RespConnection connection = new RespConnection(port, TIMEOUT)) {
            return connection.call(StandardCharsets.UTF_8, words);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis on port " + port + " did not answer", e);
        }
    }

    long pid() {
        return process.pid();
    }

    private static Path temporary() {
        try {
            Path directory = Files.createTempDirectory("otp-redis");
            RedisProcess.onShutdown(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("Redis needs a temporary directory", e);
        }
    }
}
