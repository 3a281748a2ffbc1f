package io.github.otpgate.store;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Window;
import java.time.Duration;
import java.util.List;

/**
 * How often a phone may be sent to. Exact, by Redis' clock.
 *
 * @param windows all purposes and channels together; 1 to 16
 * @param cooldown what must pass after the first send of a day, after the second and so on; the last holds for all that
 *     follow. From the third on, a tenth more or less, so that nobody can keep time with it. May be empty
 * @param voice windows of calls, beside the others; may be empty
 * @param voiceAfterSms whether a call needs a text message within the hour before it
 */
public record PhoneLimits(List<Window> windows, List<Duration> cooldown, List<Window> voice, boolean voiceAfterSms) {

    // In front of DEFAULT, whose constructor needs them.
    private static final int MOST = 16;
    private static final Duration LONGEST = Duration.ofDays(1);

    /** 1 in 60 s, 3 in 5 min, 5 in an hour, 10 in a day. */
    public static final List<Window> WINDOWS = List.of(
            new Window(1, Duration.ofSeconds(60)),
            new Window(3, Duration.ofMinutes(5)),
            new Window(5, Duration.ofHours(1)),
            new Window(10, Duration.ofDays(1)));

    /** 1, 1, 2, 5, 15 and 32 min. */
    public static final List<Duration> COOLDOWN = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(32));

    /** 2 in an hour, 5 in a day. */
    public static final List<Window> VOICE =
            List.of(new Window(2, Duration.ofHours(1)), new Window(5, Duration.ofDays(1)));

    /** The defaults of {@code otp.limits}. */
    public static final PhoneLimits DEFAULT = new PhoneLimits(WINDOWS, COOLDOWN, VOICE, false);

    public PhoneLimits {
        windows = List.copyOf(windows);
        cooldown = List.copyOf(cooldown);
        voice = List.copyOf(voice);
        if (windows.isEmpty() || windows.size() > MOST) {
            throw new ConfigurationException(
                    "limits.phone", windows.size() + " windows", "1 to " + MOST + ", for example 1/60s");
        }
        if (voice.size() > MOST) {
            throw new ConfigurationException("limits.voice", voice.size() + " windows", "0 to " + MOST);
        }
        boolean wrong = cooldown.stream().anyMatch(step -> step.isNegative() || step.compareTo(LONGEST) > 0);
        if (wrong || cooldown.size() > MOST) {
            throw new ConfigurationException("limits.cooldown", cooldown.toString(), "0 to 16 steps of 0s to 1d");
        }
    }
}
