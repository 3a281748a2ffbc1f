package io.github.otpgate.servlet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The fields of a request. What is wrong with one is told by name, type and length, never by content.
 */
final class Fields {

    /** More fields than any of our requests has, fewer than a flood needs. */
    static final int MOST = 32;

    private static final int LONGEST = 1024;
    private static final int LONGEST_TOKEN = 8192;
    private static final Set<String> TOKENS = Set.of("captchaToken", "solution");

    private final Map<String, String> texts;
    private final Map<String, String> wholes;
    private final Map<String, String> others;

    /**
     * Fields as they came.
     *
     * @param texts strings by name
     * @param wholes the digits of whole numbers by name
     * @param others what stands where no string stands, by name: {@code a number}, {@code null}
     */
    Fields(Map<String, String> texts, Map<String, String> wholes, Map<String, String> others) {
        this.texts = Map.copyOf(texts);
        this.wholes = Map.copyOf(wholes);
        this.others = Map.copyOf(others);
    }

    /** A field that must be there, whatever its text. */
    String required(String name) {
        return optional(name).orElseThrow(() -> wrong(name, "nothing"));
    }

    /** A field that must be there and say something. */
    String filled(String name) {
        String text = required(name);
        if (text.isBlank()) {
            throw wrong(name, text.isEmpty() ? "an empty string" : text.length() + " blank characters");
        }
        return text;
    }

    /** The same, or the digits of a whole number, exactly as they were written. */
    String filledOrWhole(String name) {
        String whole = wholes.get(name);
        return whole == null ? filled(name) : whole;
    }

    /** A field that may be missing or, since a form posts its empty inputs too, blank. */
    Optional<String> given(String name) {
        return optional(name).filter(Predicate.not(String::isBlank));
    }

    Optional<String> optional(String name) {
        String other = others.get(name);
        if (other != null) {
            throw wrong(name, other);
        }
        Optional<String> text = Optional.ofNullable(texts.get(name));
        text.filter(value -> value.length() > longest(name)).ifPresent(value -> {
            throw wrong(name, value.length() + " characters");
        });
        return text;
    }

    /** Whether the field is there, as whatever type. */
    boolean has(String name) {
        return texts.containsKey(name) || others.containsKey(name);
    }

    private static int longest(String name) {
        return TOKENS.contains(name) ? LONGEST_TOKEN : LONGEST;
    }

    private static ProblemException wrong(String name, String found) {
        return ProblemException.invalid(
                name + ": found " + found + "; allowed: a string of 1 to " + longest(name) + " characters");
    }

    @Override
    public String toString() {
        return "Fields[redacted]";
    }
}
