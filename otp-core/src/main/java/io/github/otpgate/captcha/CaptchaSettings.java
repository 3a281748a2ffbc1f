package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ConfigurationException;
import java.time.Duration;

/**
 * What an anonymous caller must solve.
 *
 * @param mode when
 * @param kind what, in ordinary times
 * @param difficulty the largest number that a proof of work may have to try, in ordinary times: 1 000 to 10 000 000
 * @param raisedDifficulty the same under suspicion; not less
 * @param challengeLife how long a challenge can be solved: 10 s to 10 min
 * @param tokenLife how long a token can be used: 10 s to 10 min
 * @param boundToAddress whether a token is good for the network that solved it alone
 */
public record CaptchaSettings(
        CaptchaMode mode,
        CaptchaKind kind,
        int difficulty,
        int raisedDifficulty,
        Duration challengeLife,
        Duration tokenLife,
        boolean boundToAddress) {

    private static final int LEAST = 1_000;
    private static final int MOST = 10_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Proof of work up to 50 000, 500 000 under suspicion; 120 s and 120 s. */
    public static final CaptchaSettings DEFAULT = new CaptchaSettings(
            CaptchaMode.REQUIRED, CaptchaKind.POW, 50_000, 500_000, Duration.ofMinutes(2), Duration.ofMinutes(2), true);

    public CaptchaSettings {
        requireNonNull(mode, "mode");
        requireNonNull(kind, "kind");
        requireDifficulty("captcha.difficulty", difficulty);
        requireDifficulty("captcha.raised-difficulty", raisedDifficulty);
        if (raisedDifficulty < difficulty) {
            throw new ConfigurationException(
                    "captcha.raised-difficulty",
                    Integer.toString(raisedDifficulty),
                    "captcha.difficulty, which is " + difficulty + ", to " + MOST);
        }
        requireLife("captcha.challenge-ttl", challengeLife);
        requireLife("captcha.token-ttl", tokenLife);
    }

    private static void requireDifficulty(String key, int difficulty) {
        if (difficulty < LEAST || difficulty > MOST) {
            throw new ConfigurationException(key, Integer.toString(difficulty), LEAST + " to " + MOST);
        }
    }

    private static void requireLife(String key, Duration life) {
        if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
            throw new ConfigurationException(key, life.toString(), "10s to 10m");
        }
    }

    /** The same in another mode. */
    public CaptchaSettings withMode(CaptchaMode other) {
        return new CaptchaSettings(other, kind, difficulty, raisedDifficulty, challengeLife, tokenLife, boundToAddress);
    }
}
