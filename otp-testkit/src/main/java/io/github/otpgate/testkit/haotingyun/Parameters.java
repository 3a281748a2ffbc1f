package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.Form;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one request. Remembers the first that is wrong; what it returned for that one means nothing. */
final class Parameters {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Form form;
    private @Nullable Refusal refusal;

    Parameters(Form form) {
        this.form = form;
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    void check(boolean right, Refusal otherwise) {
        if (!right && refusal == null) {
            refusal = otherwise;
        }
    }

    /** A field without a value counts as missing. */
    Optional<String> optional(String name) {
        return form.value(name).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        Optional<String> value = optional(name);
        check(value.isPresent(), Refusal.missing(name));
        return value.orElse("");
    }

    long id(String name) {
        return number(name, required(name), Long.MAX_VALUE);
    }

    int upTo(int most, String name) {
        return upTo(most, name, required(name));
    }

    int upTo(int most, String name, String written) {
        long number = number(name, written, most);
        check(number > 0, Refusal.malformed(name));
        return (int) number;
    }

    long number(String name, String written, long most) {
        long number = NUMBER.matcher(written).matches() ? Long.parseLong(written) : -1;
        check(number >= 0 && number <= most, Refusal.malformed(name));
        return number;
    }

    Instant time(String name) {
        Optional<Instant> time = WallClock.parse(required(name));
        check(time.isPresent(), Refusal.malformed(name));
        return time.orElse(Instant.EPOCH);
    }
}
