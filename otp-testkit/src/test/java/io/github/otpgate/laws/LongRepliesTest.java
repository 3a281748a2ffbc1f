package io.github.otpgate.laws;

import static io.github.otpgate.laws.Parts.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.Reply.Part;
import io.github.otpgate.receipt.LongReplies;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisCluster;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A long message that comes in parts reaches the application whole, and once. */
@ExtendWith(RedisExtension.class)
class LongRepliesTest {

    private static final Pattern KEY = Pattern.compile("\n?([^\n ]+:\\{parts-[^\n ]+) \\(");

    private static List<String> texts(List<Optional<Reply>> given) {
        return given.stream().flatMap(Optional::stream).map(Reply::text).toList();
    }

    @Test
    void add_partsInAnyOrder_areWholeWithTheLast(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            LongReplies replies = gate.otp.longReplies();

            assertThat(replies.add("main", part(234, 3, 3, "三"))).isEmpty();
            assertThat(replies.add("main", part(234, 3, 1, "一"))).isEmpty();
            Reply whole = replies.add("main", part(234, 3, 2, "二")).orElseThrow();

            assertThat(whole.text()).isEqualTo("一二三");
            assertThat(whole.id()).contains("id-1");
            assertThat(whole.at()).contains(Parts.NOON.plusSeconds(1));
            assertThat(whole.part()).isEmpty();
        }
    }

    @Test
    void law8_takerThatDies_messageComesOutOfOverdueToAnother(RedisServer redis) {
        Duration soon = Duration.ofMillis(1);
        String key = Gate.newKey();
        try (Parts dying = Parts.open(redis.uri(), "dying", soon, key);
                Parts another = Parts.open(redis.uri(), "dying", soon, key)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> dying.replies.add("main", part(91, 1, 1, "退订"), (provider, reply) -> {
                        throw new IllegalStateException("the process ends here");
                    }));

            List<String> heard = new ArrayList<>();
            await().until(() -> {
                another.replies.overdue((provider, reply) -> heard.add(provider + " " + reply.text()));
                return !heard.isEmpty();
            });
            assertThat(heard).containsExactly("main 退订");
            assertThat(another.replies.overdue()).isEmpty();
        }
    }

    @Test
    void add_longestMessage_isWhole(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            List<Optional<Reply>> given = new ArrayList<>();
            for (int number = 255; number > 0; number--) {
                given.add(gate.otp.longReplies().add("main", part(1, 255, number, "验".repeat(682))));
            }

            assertThat(texts(given)).containsExactly("验".repeat(682 * 255));
        }
    }

    @Test
    void add_partThatComesAgainAfterTheMessageWasWhole_isKnown(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            LongReplies replies = gate.otp.longReplies();
            replies.add("main", part(5, 2, 1, "a"));
            assertThat(replies.add("main", part(5, 2, 2, "b"))).isPresent();

            for (int i = 0; i < 3; i++) {
                assertThat(replies.add("main", part(5, 2, 1, "a"))).isEmpty();
                assertThat(replies.add("main", part(5, 2, 2, "b"))).isEmpty();
            }
            assertThat(replies.add("main", part(6, 1, 1, "single"))).isPresent();
            assertThat(replies.add("main", part(6, 1, 1, "single"))).isEmpty();
        }
    }

    @Test
    void add_otherContentUnderANumberThatIsThere_beginsANewMessageAndLosesNothing(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            LongReplies replies = gate.otp.longReplies();
            replies.add("main", part(9, 3, 1, "old1"));
            replies.add("main", part(9, 3, 3, "old3"));
            assertThat(replies.overdue()).isEmpty();

            assertThat(replies.add("main", part(9, 3, 3, "new3"))).isEmpty();
            assertThat(replies.add("main", part(9, 3, 2, "new2"))).isEmpty();
            Optional<Reply> whole = replies.add("main", part(9, 3, 1, "new1"));

            assertThat(whole).map(Reply::text).contains("new1new2new3");
            assertThat(replies.overdue()).extracting(Reply::text).containsExactly("old1old3");
            assertThat(replies.overdue()).isEmpty();
        }
    }

    @Test
    void add_referenceComesRoundAfterTheMessageWasWhole_beginsANewMessage(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            LongReplies replies = gate.otp.longReplies();
            replies.add("main", part(9, 2, 1, "a"));
            replies.add("main", part(9, 2, 2, "b"));

            assertThat(replies.add("main", part(9, 2, 2, "d"))).isEmpty();
            assertThat(replies.add("main", part(9, 2, 1, "c"))).map(Reply::text).contains("cd");
            assertThat(replies.overdue()).isEmpty();
        }
    }

    @Test
    void add_twoNodesWithDifferentLastParts_exactlyOneIsGivenTheWhole(RedisServer redis) throws Exception {
        OtpServiceBuilder settings = Gate.settings(redis.uri());
        try (Gate one = Gate.open(settings);
                Gate two = Gate.open(settings)) {
            for (int i = 0; i < 100; i++) {
                int reference = i;

                List<Optional<Reply>> given = Gate.inParallel(
                        4,
                        call -> (call % 2 == 0 ? one : two)
                                .otp
                                .longReplies()
                                .add("main", part(reference, 2, call / 2 + 1, "part" + call / 2)));

                assertThat(texts(given)).containsExactly("part0part1");
            }
            assertThat(one.otp.longReplies().overdue()).isEmpty();
        }
    }

    @Test
    void overdue_twoNodesAtOnce_eachMessageIsGivenOnce(RedisServer redis) throws Exception {
        OtpServiceBuilder settings = Gate.settings(redis.uri());
        List<String> expected = new ArrayList<>();
        try (Gate one = Gate.open(settings);
                Gate two = Gate.open(settings)) {
            for (int i = 0; i < 100; i++) {
                one.otp.longReplies().add("main", part(i, 2, 1, "old" + i));
                one.otp.longReplies().add("main", part(i, 2, 1, "new" + i));
                expected.add("old" + i);
            }

            List<List<Reply>> given = Gate.inParallel(
                    4, call -> (call % 2 == 0 ? one : two).otp.longReplies().overdue());

            assertThat(given.stream().flatMap(List::stream).map(Reply::text))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void law10_longReplies_runOnEveryNodeOfACluster() {
        try (RedisCluster cluster = RedisCluster.start();
                Gate gate = Gate.open(Gate.settings(cluster.uri()))) {
            LongReplies replies = gate.otp.longReplies();
            for (int i = 0; i < 40; i++) {
                assertThat(replies.add("main", part(i, 2, 2, "b"))).isEmpty();
                assertThat(replies.add("main", part(i, 2, 2, "d"))).isEmpty();
                assertThat(replies.add("main", part(i, 2, 1, "c")))
                        .map(Reply::text)
                        .contains("cd");
            }
            assertThat(cluster.nodes())
                    .allSatisfy(node -> assertThat(node.command("DBSIZE")).isNotEqualTo(":0\r\n"));

            assertThat(replies.overdue())
                    .hasSize(40)
                    .allMatch(reply -> reply.text().equals("b"));
        }
    }

    @Test
    void rotation_partsOnBothSidesOfIt_areOneMessage(RedisServer redis) {
        OtpServiceBuilder settings = Gate.settings(redis.uri());
        String earlier = Gate.newKey();
        String later = Gate.newKey();
        try (Gate before = Gate.open(settings.secretKeys(earlier));
                Gate readable = Gate.open(settings.secretKeys(earlier, later));
                Gate after = Gate.open(settings.secretKeys(later, earlier))) {
            before.otp.longReplies().add("main", part(1, 3, 1, "一"));
            assertThat(after.otp.longReplies().add("main", part(1, 3, 1, "一"))).isEmpty();
            after.otp.longReplies().add("main", part(1, 3, 2, "二"));
            Optional<Reply> whole = readable.otp.longReplies().add("main", part(1, 3, 3, "三"));
            after.otp.longReplies().add("main", part(2, 3, 1, "x"));
            readable.otp.longReplies().add("main", part(2, 3, 3, "z"));
            before.otp.longReplies().add("main", part(3, 3, 1, "old"));
            after.otp.longReplies().add("main", part(3, 3, 1, "new"));

            assertThat(whole).map(Reply::text).contains("一二三");
            assertThat(after.otp.longReplies().add("main", part(1, 3, 1, "一"))).isEmpty();
            assertThat(after.otp.longReplies().add("main", part(2, 3, 2, "y")))
                    .map(Reply::text)
                    .contains("xyz");
            assertThat(after.otp.longReplies().overdue())
                    .extracting(Reply::text)
                    .containsExactly("old");
        }
    }

    @Test
    void law5_redisHoldsNeitherNumberNorText() {
        try (RedisServer redis = RedisServer.start();
                Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            LongReplies replies = gate.otp.longReplies();
            List<String> dumps = new ArrayList<>();
            replies.add("main", part(7, 3, 1, "unsubscribe me"));
            replies.add("main", part(7, 3, 2, "unsubscribe me"));
            dumps.add(redis.dump());
            replies.add("main", part(7, 3, 1, "please"));
            replies.add("main", part(7, 3, 2, "and"));
            replies.add("main", part(7, 3, 3, "unsubscribe me"));
            dumps.add(redis.dump());

            assertThat(dumps).allMatch(dump -> dump.contains(":{parts-7}:"));
            for (String secret : List.of(Parts.PHONE, "138001", "unsubscribe", "please", "4711", "main", "id-")) {
                assertThat(dumps).noneMatch(dump -> dump.contains(secret));
            }
        }
    }

    @Test
    void memory_everyKeyExpiresWithinADay(RedisServer redis) {
        String namespace = "parts-ttl";
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).redisNamespace(namespace))) {
            LongReplies replies = gate.otp.longReplies();
            replies.add("main", part(1, 2, 1, "incomplete"));
            replies.add("main", part(2, 2, 1, "old"));
            replies.add("main", part(2, 2, 1, "new"));
            replies.add("main", part(3, 1, 1, "whole"));

            List<String> keys = KEY.matcher(redis.dump())
                    .results()
                    .map(match -> match.group(1))
                    .filter(key -> key.startsWith(namespace))
                    .toList();

            // Four messages, and the names of those that were not handed out: three under two references.
            assertThat(keys).hasSize(6);
            assertThat(keys).allSatisfy(key -> assertThat(ttlMillis(redis, key)).isBetween(1L, 86_400_000L));
            // What was handed out is known for ten minutes and no longer.
            assertThat(keys).filteredOn(key -> ttlMillis(redis, key) <= 600_000).hasSize(1);
        }
    }

    private static long ttlMillis(RedisServer redis, String key) {
        return Long.parseLong(redis.command("PTTL", key).substring(1).strip());
    }

    @Test
    void law6_redisAway_isSaidAndNothingIsKept() {
        try (RedisServer redis = RedisServer.start();
                Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            LongReplies replies = gate.otp.longReplies();
            redis.stop();

            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> replies.add("main", part(1, 2, 1, "a")));
            assertThatExceptionOfType(StoreException.class).isThrownBy(replies::overdue);
        }
    }

    @Test
    void scriptsForgotten_areSentAgain(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            LongReplies replies = gate.otp.longReplies();
            redis.command("SCRIPT", "FLUSH");
            replies.add("main", part(1, 2, 1, "a"));
            replies.add("main", part(2, 2, 1, "old"));
            replies.add("main", part(2, 2, 1, "new"));
            redis.command("SCRIPT", "FLUSH");

            assertThat(replies.overdue()).extracting(Reply::text).containsExactly("old");
            redis.command("SCRIPT", "FLUSH");
            assertThat(replies.add("main", part(1, 2, 2, "b"))).isPresent();
        }
    }

    @Test
    void add_sameReferenceFromAnotherPhoneOrProvider_isAnotherMessage(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            LongReplies replies = gate.otp.longReplies();
            replies.add("main", part(1, 2, 1, "a"));

            assertThat(replies.add("main", part("13900139000", new Part(1, 2, 2), "b")))
                    .isEmpty();
            assertThat(replies.add("second", part(1, 2, 2, "b"))).isEmpty();
            assertThat(replies.add("main", part(1, 3, 2, "b"))).isEmpty();
            assertThat(replies.add("main", part(1, 2, 2, "b"))).map(Reply::text).contains("ab");
        }
    }
}
