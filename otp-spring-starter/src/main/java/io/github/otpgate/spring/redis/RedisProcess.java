package io.github.otpgate.spring.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Redis that runs as a child of this JVM and does not outlive it, however the JVM ends. */
final class RedisProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisProcess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TRIES = 5;
    private static final String READY = "eady to accept connections";
    private static final String TAKEN = "Address already in use";
    private static final Path SHELL = Path.of("/bin/sh");

    /**
     * Runs its arguments and kills them when its input ends: a killed JVM runs no shutdown hook, but the system closes the
     * pipe. The watcher ends with what it watches, so that it never kills a later process of the same number.
     */
    private static final String LEASH = "exec 3<&0; \"$@\" 3<&- </dev/null & child=$!; "
            + "(cat <&3 >/dev/null 2>&1; kill -9 $child) 2>/dev/null >&2 & watcher=$!; exec 3<&-; "
            + "wait $child; status=$?; kill $watcher 2>/dev/null; exit $status";

    private final Process process;
    private final int port;
    private final ScratchDirectory directory;
    private final Thread atExit = new Thread(this::end, "otp-embedded-redis-end");

    private RedisProcess(Process process, int port, ScratchDirectory directory) {
        this.process = process;
        this.port = port;
        this.directory = directory;
    }

    /**
     * Takes connections when it returns.
     *
     * @param program finds the program, given a directory of its own
     */
    static RedisProcess start(Function<Path, Path> program) {
        ScratchDirectory directory = ScratchDirectory.create();
        try {
            RedisProcess started = start(program.apply(directory.path()), directory);
            Runtime.getRuntime().addShutdownHook(started.atExit);
            return started;
        } catch (IOException e) {
            directory.delete();
            throw new RedisUnavailableException("cannot be run: " + e.getMessage(), e);
        } catch (RedisUnavailableException e) {
            directory.delete();
            throw e;
        }
    }

    private static RedisProcess start(Path program, ScratchDirectory directory) throws IOException {
        for (int i = 1; ; i++) {
            int port = freePort();
            Path log = directory.path().resolve("redis.log");
            Process process = new ProcessBuilder(command(program, port, directory.path()))
                    .directory(directory.path().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            RedisProcess started = new RedisProcess(process, port, directory);
            if (started.becomesReady(log)) {
                return started;
            }
            started.kill();
            String said = read(log);
            // Another program may take the port between our look and Redis' bind.
            if (!said.contains(TAKEN) || i == TRIES) {
                throw new RedisUnavailableException("does not start: " + lastLine(said));
            }
        }
    }

    private static List<String> command(Path program, int port, Path directory) {
        Stream<String> redis = Stream.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                directory.toString());
        Stream<String> leash = Files.isExecutable(SHELL)
                ? Stream.of(SHELL.toString(), "-c", LEASH, "otp-embedded-redis")
                : Stream.empty();
        return Stream.concat(leash, redis).toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private boolean becomesReady(Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!read(log).contains(READY)) {
            if (ended() || System.nanoTime() > deadline) {
                return false;
            }
        }
        return true;
    }

    private boolean ended() {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String read(Path log) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String lastLine(String said) {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1).trim();
    }

    int port() {
        return port;
    }

    Path directory() {
        return directory.path();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Closing twice is harmless. */
    @Override
    public void close() {
        try {
            if (Runtime.getRuntime().removeShutdownHook(atExit)) {
                end();
            }
        } catch (IllegalStateException shuttingDown) {
            LOG.debug("The embedded Redis ends with the JVM");
        }
    }

    private void end() {
        kill();
        directory.delete();
    }

    private void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        children.forEach(child -> child.onExit().join());
        process.onExit().join();
    }
}
