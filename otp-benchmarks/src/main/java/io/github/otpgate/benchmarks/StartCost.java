package io.github.otpgate.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long an empty web application takes to start with and without the starter, each time in a JVM of its own. The class
 * paths differ by the starter alone; the usual Redis client of Spring is on neither, because it loads the classes that the
 * starter would be first to load.
 */
final class StartCost {

    private static final double GOAL_MILLIS = 300;
    private static final Pattern USUAL_CLIENT = Pattern.compile("[/\\\\]spring-(boot-|boot-starter-)?data-[^/\\\\]*$");
    /** A jar, or the classes of a module that is being built. */
    private static final Pattern STARTER =
            Pattern.compile("[/\\\\]otp-spring-starter(-[^/\\\\]*|[/\\\\]target[/\\\\]classes)$");

    private final RedisServer redis;
    private final Scale scale;

    StartCost(RedisServer redis, Scale scale) {
        this.redis = redis;
        this.scale = scale;
    }

    List<Line> lines() {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        List<Double> difference = new ArrayList<>();
        try (HaotingyunSimulator vendor = HaotingyunSimulator.builder().start()) {
            List<String> configured = configuration(vendor);
            for (int i = 0; i < scale.starts(); i++) {
                without.add(millisToStart(classPath(STARTER.asPredicate()), List.of()));
                with.add(millisToStart(classPath(entry -> false), configured));
                difference.add(with.get(i) - without.get(i));
            }
        }
        return List.of(
                Line.told("start without the starter", Spread.of(without), "ms"),
                Line.told("start with it", Spread.of(with), "ms"),
                Line.atMost("difference", Spread.of(difference), "ms", GOAL_MILLIS));
    }

    private List<String> configuration(HaotingyunSimulator vendor) {
        return List.of(
                "--otp.secret-keys=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--otp.signature=豪霆云",
                "--otp.redis.uri=" + redis.uri(),
                "--otp.providers.main.type=haotingyun",
                "--otp.providers.main.base-url=" + vendor.baseUri(),
                "--otp.providers.main.api-key=" + HaotingyunSimulator.Builder.SAMPLE_API_KEY);
    }

    private static String classPath(Predicate<String> left) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(USUAL_CLIENT.asPredicate().or(left).negate())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static double millisToStart(String classPath, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-classpath",
                classPath,
                EmptyApplication.class.getName(),
                "--server.port=0"));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader output = process.inputReader(UTF_8)) {
                List<String> lines = output.lines().toList();
                return lines.stream()
                        .filter(line -> line.startsWith(EmptyApplication.STARTED))
                        .mapToDouble(line -> Double.parseDouble(line.substring(EmptyApplication.STARTED.length())))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(String.join("\n", lines)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
