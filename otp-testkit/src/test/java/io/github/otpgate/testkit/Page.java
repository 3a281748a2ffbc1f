package io.github.otpgate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation whose Java must be some that compiles. */
public record Page(String name) {

    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** Fails unless each of more than so many snippets stands in a source of those directories, blanks apart. */
    public void assertShows(int least, List<Path> directories) {
        List<String> snippets = SNIPPET.matcher(read(Path.of("..", "docs", name)))
                .results()
                .map(found -> folded(found.group(1)))
                .toList();
        List<String> sources = directories.stream().flatMap(Page::sources).toList();

        assertThat(snippets)
                .hasSizeGreaterThan(least)
                .allMatch(snippet -> sources.stream().anyMatch(source -> source.contains(snippet)));
    }

    private static Stream<String> sources(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(file -> folded(read(file))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folded(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
