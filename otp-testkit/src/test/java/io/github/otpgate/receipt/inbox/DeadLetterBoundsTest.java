package io.github.otpgate.receipt.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.testkit.RedisServer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody can read must not push the codes out of Redis. This one is its own: others look at all that is in theirs. */
class DeadLetterBoundsTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final RedisServer redis = RedisServer.start();

    @AfterEach
    void stop() {
        redis.close();
    }

    private ReceivingNode node() {
        return ReceivingNode.open(redis.uri(), ReceivingNode.anyNamespace());
    }

    private static long letters(ReceivingNode node) {
        return node.store.look().deadLetters();
    }

    private static void bury(ReceivingNode node, int letters, int bytes) {
        byte[] letter = new byte[bytes];
        for (int i = 0; i < letters; i++) {
            Arrays.fill(letter, (byte) i);
            node.store.bury(Bytes.of(letter));
        }
    }

    private static byte newest(ReceivingNode node) {
        return node.store.letters(1).get(0).content().toArray()[0];
    }

    @Test
    void bury_longLetters_keepsAsManyOfTheNewestAsFitInto64MiB() {
        try (ReceivingNode node = node()) {
            bury(node, 10, 8 * MEBIBYTE);

            assertThat(letters(node)).isEqualTo(8);
            assertThat(newest(node)).isEqualTo((byte) 9);
            bury(node, 2, 2 * MEBIBYTE);
            assertThat(letters(node)).isEqualTo(10);
        }
    }

    @Test
    void bury_oneThatIsLongerThanAllMayBe_isKeptAlone() {
        try (ReceivingNode node = node()) {
            bury(node, 2, 8 * MEBIBYTE);
            bury(node, 1, 65 * MEBIBYTE);

            assertThat(letters(node)).isEqualTo(1);
        }
    }

    @Test
    void bury_shortLetters_keepsTheNewest2000() {
        try (ReceivingNode node = node()) {
            for (int i = 0; i < 2002; i++) {
                node.store.bury(Bytes.of(("letter " + i).getBytes(UTF_8)));
            }

            assertThat(letters(node)).isEqualTo(2000);
            assertThat(new String(node.store.letters(1).get(0).content().toArray(), UTF_8))
                    .isEqualTo("letter 2001");
        }
    }
}
