package io.github.otpgate.redis;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A script's header is its signature: it names every key, argument and answer that the body has, and no other. */
class LuaScriptsTest {

    private static final Path SCRIPTS = Path.of("src/main/resources/io/github/otpgate/redis");
    private static final int LONGEST_BODY = 65;

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(path -> path.toString().endsWith(".lua")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void header_namesEveryKeyArgumentAndAnswer(Path script) throws IOException {
        String source = Files.readString(script);
        int end = source.indexOf("]]\n");
        String header = source.substring(0, end);
        String body = source.substring(end);

        assertThat(header).startsWith("--[[\n  ").contains("\n  KEYS\n", "\n  ARGV\n", "\n  Returns", "\n  Notes\n");
        assertThat(declared(header, "KEYS")).isEqualTo(used(body, "KEYS"));
        assertThat(declared(header, "ARGV")).isEqualTo(used(body, "ARGV"));
        assertThat(tags(header.substring(header.indexOf("\n  Returns")))).isEqualTo(tags(body));
        assertThat(body.lines().count()).isLessThan(LONGEST_BODY);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void body_touchesOnlyItsKeys(Path script) throws IOException {
        String source = Files.readString(script);
        Matcher call = Pattern.compile(
                        "\\bp?call\\('([A-Z]+)'(?:, '(?:CONSUMERS|DELCONSUMER)')?(?:, *(?:\\n *)?([A-Za-z0-9\\[\\]]+))?")
                .matcher(source);

        while (call.find()) {
            if (!call.group(1).equals("TIME")) {
                assertThat(isAKey(source, call.group(2))).as(call.group()).isTrue();
            }
        }
    }

    /** One of KEYS by its place, or by a name that nothing but a place in KEYS is ever given to. */
    private static boolean isAKey(String source, @Nullable String argument) {
        if (argument == null || argument.matches("KEYS\\[[0-9]]")) {
            return argument != null;
        }
        Matcher given =
                Pattern.compile("\\b" + argument + "(?:, [a-z, ]+)? = ([^\n]+)").matcher(source);
        boolean bound = false;
        while (given.find()) {
            bound = given.group(1).startsWith("KEYS[");
            if (!bound) {
                return false;
            }
        }
        return bound;
    }

    /** The embedded Redis for Windows was built with a struct library of 32 bits, which cuts larger numbers silently. */
    @ParameterizedTest
    @MethodSource("scripts")
    void body_packsNoNumberWiderThanFourBytes(Path script) throws IOException {
        Matcher format = Pattern.compile("pack\\('([^']+)'").matcher(Files.readString(script));

        while (format.find()) {
            assertThat(format.group(1)).matches(">(I[1-4])+");
        }
    }

    private static Set<Integer> declared(String header, String section) {
        String from = header.substring(header.indexOf("\n  " + section + "\n") + section.length() + 4);
        int end = from.indexOf("\n\n");
        Set<Integer> indices = new TreeSet<>();
        from.substring(0, end < 0 ? from.length() : end)
                .lines()
                .filter(line -> line.startsWith("    ["))
                .forEach(line -> indices.addAll(indices(line, "\\[(\\d+)(?:\\.\\.)?]")));
        return indices;
    }

    /** A loop {@code for i = 16, #ARGV} and {@code unpack(ARGV, 2)} use what follows the number, too. */
    private static Set<Integer> used(String body, String section) {
        Set<Integer> indices = indices(body, section + "\\[(\\d+)]");
        indices.addAll(indices(body, "for i = (\\d+), #" + section));
        indices.addAll(indices(body, "unpack\\(" + section + ", (\\d+)\\)"));
        return indices;
    }

    private static Set<Integer> indices(String text, String regex) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> tags(String text) {
        return Pattern.compile("\\{ '([a-z]+)'")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
