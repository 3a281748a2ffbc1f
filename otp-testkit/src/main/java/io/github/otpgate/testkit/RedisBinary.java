package io.github.otpgate.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** Where the Redis program is: on the PATH, else taken out of the embedded-redis jar once per JVM. */
final class RedisBinary {

    private RedisBinary() {}

    static Path find() {
        return onPath(System.getenv().getOrDefault("PATH", "")).orElseGet(RedisBinary::fromJar);
    }

    static Optional<Path> onPath(String path) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory ->
                        Stream.of(Path.of(directory, "redis-server"), Path.of(directory, "redis-server.exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    static Path fromJar() {
        return Extracted.BINARY;
    }

    private static Path extract() {
        try {
            Path directory = Files.createTempDirectory("otp-redis-binary");
            Path binary = ExecutableProvider.newJarResourceProvider(directory.toFile())
                    .get()
                    .toPath();
            RedisProcess.onShutdown(directory);
            return binary;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No redis-server on the PATH, and none for this system in embedded-redis", e);
        }
    }

    /** Extracts when first touched. */
    private static final class Extracted {
        private static final Path BINARY = extract();
    }
}
