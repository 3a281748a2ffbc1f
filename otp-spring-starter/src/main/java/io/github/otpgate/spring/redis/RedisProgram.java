package io.github.otpgate.spring.redis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * Somewhere a Redis program may be.
 *
 * @param name for messages
 * @param source finds it; it may unpack into the directory it is given
 */
record RedisProgram(String name, Function<Path, Path> source) {

    /** The one in the embedded-redis jar for this system. */
    static RedisProgram bundled() {
        return new RedisProgram("bundled with embedded-redis", RedisProgram::unpack);
    }

    /** The one that is installed. */
    static RedisProgram onPath() {
        return onPath(System.getenv().getOrDefault("PATH", ""));
    }

    static RedisProgram onPath(String path) {
        return new RedisProgram("redis-server on the PATH", directory -> find(path));
    }

    private static Path unpack(Path directory) {
        try {
            return ExecutableProvider.newJarResourceProvider(directory.toFile())
                    .get()
                    .toPath();
        } catch (IOException | RuntimeException e) {
            // The library throws various unchecked exceptions for a system it has no program for.
            throw new RedisUnavailableException(
                    "none for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch"), e);
        }
    }

    private static Path find(String path) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> Stream.of("redis-server", "redis-server.exe")
                        .map(file -> new File(directory, file))
                        .filter(File::canExecute)
                        .map(File::getPath))
                .map(RedisProgram::absolute)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new RedisUnavailableException("not found"));
    }

    private static Path absolute(String file) {
        try {
            return Path.of(file).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new RedisUnavailableException("not found", e);
        }
    }
}
