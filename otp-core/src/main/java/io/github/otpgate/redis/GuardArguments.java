package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.guard.GuardScale;
import io.github.otpgate.guard.GuardSettings;
import io.github.otpgate.guard.GuardSource;
import io.github.otpgate.guard.GuardSource.Guarded;
import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.GuardStore.GuardSighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the guard asks, as the scripts' ARGV. */
final class GuardArguments {

    /** What is judged goes back 7 hours, and the usual 26. */
    private static final Duration LIFE = Duration.ofHours(26);

    /** What is remembered for 7 days. */
    private static final Duration LONG_LIFE = Duration.ofDays(8);

    private static final Duration KNOWN = Duration.ofDays(90);

    private static final String SUSPECT = "2";
    private static final String BLOCKED = "3";

    private GuardArguments() {}

    static List<byte[]> judge(String mode, GuardSource source, GuardScale scale) {
        GuardSettings settings = scale.settings();
        List<byte[]> values = new ArrayList<>();
        values.add(text(mode));
        values.add(seconds(scale.maturity()));
        values.add(text(Double.toString(scale.suspectBelow())));
        values.add(text(Double.toString(scale.blockBelow())));
        values.add(number(settings.thresholds().blockFrom()));
        for (Guarded each : source.guarded()) {
            GuardSettings.Floor floor = settings.floor(each.kind());
            values.add(GuardKeys.field(each.tag()));
            values.add(number(floor.samples()));
            values.add(number(floor.velocity()));
            values.add(text(scale.worst(each) == GuardState.BLOCKED ? BLOCKED : SUSPECT));
        }
        return values;
    }

    static List<byte[]> send(GuardSource source) {
        return withTags(source, millis(source.countsDays() ? LONG_LIFE : LIFE), days(source));
    }

    static List<byte[]> conversion(String mode, GuardSource source, Duration age) {
        return withTags(source, seconds(age), days(source), text(mode));
    }

    static List<byte[]> override(GuardSource source, Duration time) {
        return withTags(source, seconds(time), millis(LONG_LIFE));
    }

    static List<byte[]> week(GuardSource country, Duration maturity) {
        return withTags(country, seconds(maturity));
    }

    static List<byte[]> sighting(GuardSighting sighting, GuardSettings.Density alarms) {
        List<Guarded> guarded = sighting.range().guarded();
        return List.of(
                sighting.phone().toArray(),
                millis(LIFE),
                GuardKeys.field(guarded.get(1).tag()),
                GuardKeys.field(guarded.get(0).tag()),
                number(alarms.hundred()),
                number(alarms.thousand()),
                number(alarms.tenThousand()));
    }

    static List<byte[]> success(String mode) {
        return List.of(text(mode), millis(KNOWN));
    }

    private static List<byte[]> withTags(GuardSource source, byte[]... values) {
        List<byte[]> all = new ArrayList<>(List.of(values));
        source.guarded().forEach(each -> all.add(GuardKeys.field(each.tag())));
        return all;
    }

    private static byte[] days(GuardSource source) {
        return text(source.countsDays() ? "days" : "");
    }

    private static byte[] seconds(Duration duration) {
        return number(duration.toSeconds());
    }

    private static byte[] millis(Duration duration) {
        return number(duration.toMillis());
    }

    private static byte[] number(long value) {
        return text(Long.toString(value));
    }

    private static byte[] text(String text) {
        return text.getBytes(US_ASCII);
    }
}
