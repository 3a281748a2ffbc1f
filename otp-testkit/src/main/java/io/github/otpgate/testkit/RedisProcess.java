package io.github.otpgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Redis that runs as a child of this JVM and does not outlive it. */
final class RedisProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Set<Process> CHILDREN = ConcurrentHashMap.newKeySet();
    private static final Set<Path> DIRECTORIES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RedisProcess::leaveNothing, "redis-cleanup"));
    }

    private final Process process;
    private final Optional<Process> guard;
    private final int port;
    private final Path output;

    private RedisProcess(Process process, int port, Path output) {
        this.process = process;
        this.guard = guard(process.pid());
        this.port = port;
        this.output = output;
    }

    /** Where it runs: its files, and variables beside those of this JVM. */
    record Surroundings(Path directory, Map<String, String> environment) {}

    /** Runs and answers when it returns. */
    static RedisProcess start(Path binary, int port, Surroundings surroundings, List<String> options) {
        Path directory = surroundings.directory();
        Path output = directory.resolve("redis.log");
        List<String> command = new ArrayList<>(List.of(binary.toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        command.addAll(List.of("--dir", directory.toString()));
        command.addAll(options);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(surroundings.environment());
            Process process = builder.start();
            CHILDREN.add(process);
            RedisProcess started = new RedisProcess(process, port, output);
            started.awaitReady(binary);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + binary, e);
        }
    }

    /** A JVM that is killed runs no hook, but closes what the guard reads. Without a shell, as on Windows, there is none. */
    private static Optional<Process> guard(long redis) {
        try {
            Process guard = new ProcessBuilder("sh", "-c", "read -r _; kill -KILL " + redis)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            CHILDREN.add(guard);
            return Optional.of(guard);
        } catch (IOException noShell) {
            return Optional.empty();
        }
    }

    /** Removes the directory when the JVM ends, if nobody did before. */
    static void onShutdown(Path directory) {
        DIRECTORIES.add(directory);
    }

    static void delete(Path directory) {
        DIRECTORIES.remove(directory);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + directory, e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The guard first: the number of a process that has ended may become another's. */
    void kill() {
        guard.ifPresent(RedisProcess::end);
        end(process);
    }

    private static void end(Process child) {
        child.destroyForcibly().onExit().join();
        CHILDREN.remove(child);
    }

    /** STOP or CONT; in effect when it returns. */
    void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int exit = kill.onExit().join().exitValue();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " " + process.pid() + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Pausing a Redis needs the program kill, which this system lacks", e);
        }
    }

    private void awaitReady(Path binary) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (ended() || System.nanoTime() > deadline) {
                kill();
                throw new IllegalStateException(
                        "Redis (" + binary + ") did not start on port " + port + "; it said:\n" + said());
            }
        }
    }

    /** The process id tells our Redis from another one that holds the port. */
    private boolean isReady() {
        try (RespConnection connection = new RespConnection(port, PATIENCE)) {
            String info = connection
                    .call(StandardCharsets.US_ASCII, List.of("INFO", "server"))
                    .raw();
            return info.contains("process_id:" + process.pid() + "\r\n");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean ended() {
        try {
            return process.waitFor(10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String said() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "nothing that could be read (" + e + ")";
        }
    }

    private static void leaveNothing() {
        CHILDREN.forEach(child -> child.destroyForcibly().onExit().join());
        List.copyOf(DIRECTORIES).forEach(RedisProcess::delete);
    }
}
