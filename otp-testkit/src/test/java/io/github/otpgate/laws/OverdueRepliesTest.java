package io.github.otpgate.laws;

import static io.github.otpgate.laws.Parts.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A message that never gets complete comes out as far as it came, once, when its time is over on Redis' clock. */
@ExtendWith(RedisExtension.class)
class OverdueRepliesTest {

    private static final Duration SOON = Duration.ofMillis(300);
    /** Where two parts must come before the time is over: a busy machine may stall a test between them. */
    private static final Duration NOT_TOO_SOON = Duration.ofSeconds(2);

    /** In the text of settle_parts.lua, which a fresh Redis has to be sent. */
    private static final String SETTLE = "'settled'";

    private final String namespace = "t" + UUID.randomUUID().toString().substring(0, 8);

    private static List<String> awaitOverdue(Parts parts, int messages) {
        List<String> texts = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            parts.replies.overdue().forEach(reply -> texts.add(reply.text()));
            return texts.size() >= messages;
        });
        return texts;
    }

    @Test
    void overdue_incompleteMessage_isGivenOnceWithWhatCame(RedisServer redis) {
        try (Parts parts = Parts.open(redis.uri(), namespace, NOT_TOO_SOON)) {
            parts.add(part(1, 4, 4, "四"));
            parts.add(part(1, 4, 2, "二"));

            List<Reply> overdue = new ArrayList<>();
            await().atMost(Duration.ofSeconds(30)).until(() -> overdue.addAll(parts.replies.overdue()));

            assertThat(overdue).hasSize(1);
            assertThat(overdue.get(0).text()).isEqualTo("二四");
            assertThat(overdue.get(0).id()).contains("id-2");
            assertThat(overdue.get(0).at()).contains(Parts.NOON.plusSeconds(2));
            assertThat(overdue.get(0).part()).contains(new Reply.Part(1, 4, 2));
            // By the time another one is overdue, the first would have come again.
            parts.add(part(2, 2, 1, "later"));
            assertThat(awaitOverdue(parts, 1)).containsExactly("later");
        }
    }

    @Test
    void overdue_beforeTheTimeIsOver_isNothing(RedisServer redis) {
        try (Parts parts = Parts.open(redis.uri(), namespace, Duration.ofMinutes(10))) {
            parts.add(part(1, 2, 1, "a"));

            assertThat(parts.replies.overdue()).isEmpty();
            assertThat(parts.add(part(1, 2, 2, "b"))).map(Reply::text).contains("ab");
        }
    }

    @Test
    void add_missingPartAfterTheMessageWasGiven_isNotLost(RedisServer redis) {
        try (Parts parts = Parts.open(redis.uri(), namespace, SOON)) {
            parts.add(part(1, 2, 1, "a"));
            assertThat(awaitOverdue(parts, 1)).containsExactly("a");

            assertThat(parts.add(part(1, 2, 2, "b"))).isEmpty();

            assertThat(awaitOverdue(parts, 1)).containsExactly("b");
        }
    }

    @Test
    void add_partThatComesAgainAfterItsMessageWasGivenIncomplete_isKnown(RedisServer redis) {
        try (Parts first = Parts.open(redis.uri(), namespace, Duration.ofMinutes(10))) {
            first.add(part(1, 2, 1, "a"));
            first.add(part(1, 2, 1, "b"));
            assertThat(first.replies.overdue()).extracting(Reply::text).containsExactly("a");

            first.add(part(1, 2, 1, "b"));
            first.add(part(1, 2, 1, "b"));

            assertThat(first.replies.overdue()).isEmpty();
        }
    }

    @Test
    void add_partAfterTheTimeIsOver_beginsAMessageOfItsOwn(RedisServer redis) {
        try (Parts parts = Parts.open(redis.uri(), namespace, SOON)) {
            parts.add(part(1, 2, 1, "first"));
            long over = micros(redis) + SOON.toNanos() / 1000;
            await().until(() -> micros(redis) > over);

            assertThat(parts.add(part(1, 2, 2, "second"))).isEmpty();

            assertThat(awaitOverdue(parts, 2)).containsExactlyInAnyOrder("first", "second");
        }
    }

    private static long micros(RedisServer redis) {
        String[] words = redis.command("TIME").split("\r\n", -1);
        return Long.parseLong(words[2]) * 1_000_000 + Long.parseLong(words[4]);
    }

    @Test
    void add_partThatComesWhileTheOthersAreHandedOut_isNotLost() throws IOException {
        String key = Gate.newKey();
        try (RedisServer redis = RedisServer.start();
                CuttingProxy line = new CuttingProxy(redis.port());
                Parts taker = Parts.open(line.uri(), namespace, SOON, key);
                Parts other = Parts.open(redis.uri(), namespace, SOON, key)) {
            other.add(part(1, 3, 1, "a"));
            line.before(SETTLE, () -> other.add(part(1, 3, 2, "b")));

            assertThat(awaitOverdue(taker, 1)).containsExactly("a");

            assertThat(awaitOverdue(other, 1)).containsExactly("b");
        }
    }

    @Test
    void add_newMessageWhileTheWholeOneIsHandedOut_isGivenAndTheWholeOneNoSecondTime() throws IOException {
        String key = Gate.newKey();
        try (RedisServer redis = RedisServer.start();
                CuttingProxy line = new CuttingProxy(redis.port());
                Parts taker = Parts.open(line.uri(), namespace, NOT_TOO_SOON, key);
                Parts other = Parts.open(redis.uri(), namespace, NOT_TOO_SOON, key)) {
            other.add(part(1, 2, 1, "a"));
            line.before(SETTLE, () -> other.add(part(1, 2, 1, "c")));

            assertThat(taker.add(part(1, 2, 2, "b"))).map(Reply::text).contains("ab");

            assertThat(awaitOverdue(other, 1)).containsExactly("c");
        }
    }

    @Test
    void add_answerThatIsLost_losesNoMessage() throws IOException {
        try (RedisServer redis = RedisServer.start();
                CuttingProxy line = new CuttingProxy(redis.port());
                Parts parts = Parts.open(line.uri(), namespace, NOT_TOO_SOON)) {
            Reply last = part(1, 2, 2, "b");
            parts.add(part(1, 2, 1, "a"));

            line.cutAfterNextRequest("");
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> parts.add(last));
            await().atMost(Duration.ofSeconds(30))
                    .ignoreException(StoreException.class)
                    .until(() -> parts.add(last).isEmpty());

            assertThat(awaitOverdue(parts, 1)).containsExactly("ab");
            parts.add(part(2, 2, 1, "later"));
            assertThat(awaitOverdue(parts, 1)).containsExactly("later");
        }
    }
}
