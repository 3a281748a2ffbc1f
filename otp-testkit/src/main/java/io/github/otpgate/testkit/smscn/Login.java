package io.github.otpgate.testkit.smscn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Who may ask: one login name with either of its two proofs, not both. */
record Login(String uid, String password, String secretKey, Clock clock) {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    Optional<Stat> refusal(Parameters asked) {
        if (!asked.ascii("uid").equals(uid) || asked.has("pwd") == asked.has("tokenkey")) {
            return Optional.of(Stat.WRONG_CREDENTIALS);
        }
        return asked.has("pwd") ? proof(asked.ascii("pwd"), password + uid) : token(asked);
    }

    private Optional<Stat> token(Parameters asked) {
        String timestamp = asked.ascii("timestamp");
        Optional<Instant> signed = moment(timestamp);
        if (signed.isEmpty()) {
            return Optional.of(Stat.MALFORMED_TIMESTAMP);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (Duration.between(signed.get(), now).abs().compareTo(TOLERANCE) > 0) {
            return Optional.of(Stat.OUT_OF_TIME);
        }
        return proof(asked.ascii("tokenkey"), uid + secretKey + timestamp);
    }

    private static Optional<Instant> moment(String timestamp) {
        try {
            return Optional.of(LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.ofHours(8)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Stat> proof(String given, String text) {
        return given.equals(md5(text)) ? Optional.empty() : Optional.of(Stat.WRONG_CREDENTIALS);
    }

    private static String md5(String text) {
        try {
            StringBuilder hex = new StringBuilder();
            for (byte b : MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8))) {
                hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Login[" + uid + "]";
    }
}
