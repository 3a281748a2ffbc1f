package io.github.otpgate.testkit.junit.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page shows is what runs here, and in the starter's tests. */
class TestingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "testing.md");
    private static final List<Path> SOURCES = List.of(
            Path.of("src/test/java/io/github/otpgate/testkit/junit/example"),
            Path.of("../otp-spring-starter/src/test/java/io/github/otpgate/spring/testing"));
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static String folded(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void page_everySnippet_standsInATest() throws IOException {
        List<String> snippets = SNIPPET.matcher(read(PAGE))
                .results()
                .map(found -> folded(found.group(1)))
                .toList();
        List<String> sources = new ArrayList<>();
        for (Path directory : SOURCES) {
            try (Stream<Path> files = Files.list(directory)) {
                files.map(file -> folded(read(file))).forEach(sources::add);
            }
        }

        assertThat(snippets)
                .hasSizeGreaterThan(5)
                .allMatch(snippet -> sources.stream().anyMatch(source -> source.contains(snippet)));
    }
}
