package io.github.otpgate.spring.observe;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus reads. */
record Scrape(List<String> lines) {

    private static final Pattern FAMILY = Pattern.compile("# TYPE (otp_[a-z_]+) ");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    static Scrape of(String body) {
        return new Scrape(body.lines().toList());
    }

    /** Names as in the {@code TYPE} lines, of ours only. */
    Set<String> families() {
        return lines.stream()
                .map(FAMILY::matcher)
                .filter(Matcher::lookingAt)
                .map(found -> found.group(1))
                .collect(toUnmodifiableSet());
    }

    Stream<String> samples(String name) {
        return lines.stream().filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "));
    }

    Set<String> labels(String name) {
        return samples(name)
                .flatMap(line -> LABEL.matcher(line).results().map(found -> found.group(1)))
                .collect(toUnmodifiableSet());
    }

    /** The sum of what fits. */
    double value(String name, String... labels) {
        return samples(name)
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** A query of a dashboard: what it names. */
    record Query(String text) {
        private static final Pattern METRIC = Pattern.compile("\\botp_[a-z_]+");
        private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"");
        private static final Pattern GROUPING = Pattern.compile("\\bby *\\(([^)]*)\\)");

        Set<String> metrics() {
            return METRIC.matcher(text).results().map(MatchResult::group).collect(toUnmodifiableSet());
        }

        Set<String> labels() {
            Stream<String> matched = MATCHER.matcher(text).results().map(found -> found.group(1));
            Stream<String> grouped = GROUPING.matcher(text)
                    .results()
                    .flatMap(found -> Pattern.compile(",").splitAsStream(found.group(1)))
                    .map(String::strip);
            return Stream.concat(matched, grouped)
                    .filter(label -> !label.equals("instance") && !label.equals("job"))
                    .collect(toUnmodifiableSet());
        }
    }
}
