package io.github.otpgate.provider.haotingyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.wire.Md5;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The vendor's signature of a pushed reply: the MD5 of all values but itself, in the order of their names, and the API
 * key, with commas between. A comma can wander from one value into the next without changing it, so whoever trusts it
 * has to check the form of every value too.
 *
 * <p>Source: the vendor's API document, "push of replies".
 */
final class ReplySignature {

    private static final String NAME = "_sign";
    private static final Comparator<String> BYTES =
            Comparator.comparing(name -> name.getBytes(UTF_8), Arrays::compareUnsigned);

    private final String apiKey;

    ReplySignature(String apiKey) {
        this.apiKey = apiKey;
    }

    /** Whether it is there and right; takes as long for one that is nearly right as for any other. */
    boolean fits(Map<String, String> values) {
        String given = values.getOrDefault(NAME, "").toLowerCase(Locale.ROOT);
        return MessageDigest.isEqual(signature(values).getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private String signature(Map<String, String> values) {
        String signed = values.entrySet().stream()
                .filter(value -> !value.getKey().equals(NAME))
                .sorted(Map.Entry.comparingByKey(BYTES))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(",", "", "," + apiKey));
        return Md5.lowerCaseHex(signed);
    }

    @Override
    public String toString() {
        return "ReplySignature[redacted]";
    }
}
