package io.github.otpgate.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What no vendor should send: noise, and true answers with pieces cut out, doubled, replaced and moved. */
public final class HostileBytes {

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "99999999999999999999",
            "\\u0000",
            "\uD800",
            "<",
            ">",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "&e;",
            "&",
            "=",
            "%",
            "%25",
            "%5B",
            "%7B%22",
            "%GG",
            "+",
            "\r\n",
            "\n",
            "\u0000",
            "\uFEFF",
            "code",
            "stat",
            "data",
            "sid",
            "=1&=2");

    private HostileBytes() {}

    /** Noise one time in ten; else one of the samples with up to six changes. */
    public static Arbitrary<Bytes> like(String... samples) {
        Arbitrary<Bytes> noise =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(Bytes::of);
        Arbitrary<Bytes> changed = Combinators.combine(
                        Arbitraries.of(samples), changes().list().ofMinSize(1).ofMaxSize(6))
                .as(HostileBytes::apply);
        return Arbitraries.frequencyOf(Tuple.of(1, noise), Tuple.of(9, changed));
    }

    private static Arbitrary<Change> changes() {
        return Combinators.combine(
                        Arbitraries.of(Change.Kind.values()),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of(TOKENS))
                .as(Change::new);
    }

    private static Bytes apply(String sample, List<Change> changes) {
        byte[] bytes = sample.getBytes(UTF_8);
        for (Change change : changes) {
            bytes = change.apply(bytes);
        }
        return Bytes.of(bytes);
    }

    private record Change(Kind kind, double place, int length, String token) {

        enum Kind {
            CUT,
            DOUBLE,
            INSERT,
            REPLACE,
            FLIP,
            TRUNCATE
        }

        byte[] apply(byte[] bytes) {
            int from = (int) (place * bytes.length);
            int to = Math.min(bytes.length, from + length);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(bytes, 0, from);
            switch (kind) {
                case CUT -> changed.write(bytes, to, bytes.length - to);
                case DOUBLE ->
                    changed.write(bytes, Math.max(0, from - length), bytes.length - Math.max(0, from - length));
                case INSERT -> {
                    changed.writeBytes(token.getBytes(UTF_8));
                    changed.write(bytes, from, bytes.length - from);
                }
                case REPLACE -> {
                    changed.writeBytes(token.getBytes(UTF_8));
                    changed.write(bytes, to, bytes.length - to);
                }
                case FLIP -> {
                    for (int i = from; i < to; i++) {
                        changed.write(bytes[i] ^ (1 << (length % 8)));
                    }
                    changed.write(bytes, to, bytes.length - to);
                }
                case TRUNCATE -> {}
            }
            return changed.toByteArray();
        }
    }
}
