package io.github.otpgate.testkit.fifth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page shows is what compiles here. */
class AddingAVendorPageTest {

    private static final Path PAGE = Path.of("..", "docs", "adding-a-vendor.md");
    private static final Path SOURCES = Path.of("src", "test", "java", "io", "github", "otpgate", "testkit", "fifth");
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
    void page_everySnippet_standsInTheFifthVendor() throws IOException {
        List<String> snippets = SNIPPET.matcher(read(PAGE))
                .results()
                .map(found -> folded(found.group(1)))
                .toList();
        List<String> sources;
        try (Stream<Path> files = Files.list(SOURCES)) {
            sources = files.map(file -> folded(read(file))).toList();
        }

        assertThat(snippets)
                .hasSizeGreaterThan(10)
                .allMatch(snippet -> sources.stream().anyMatch(source -> source.contains(snippet)));
    }
}
