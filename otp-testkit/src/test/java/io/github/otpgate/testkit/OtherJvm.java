package io.github.otpgate.testkit;

import java.nio.file.Path;
import java.util.stream.Stream;

/** A JVM beside this one, with the same class path. */
final class OtherJvm {

    private OtherJvm() {}

    /** Runs the class' {@code main}; what it writes is its process' output. */
    static ProcessBuilder of(Class<?> main, String... options) {
        return new ProcessBuilder(Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Stream.of(options),
                        Stream.of("-cp", System.getProperty("java.class.path"), main.getName()))
                .flatMap(words -> words)
                .toList());
    }
}
