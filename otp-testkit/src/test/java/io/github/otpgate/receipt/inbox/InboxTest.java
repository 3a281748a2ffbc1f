package io.github.otpgate.receipt.inbox;

import static io.github.otpgate.receipt.inbox.Told.reports;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.event.OtpEvent.DeadLetter;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.receipt.inbox.BuriedLetter.Form;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept is processed; what cannot be is buried and blocks nothing. */
@ExtendWith(RedisExtension.class)
class InboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String namespace = ReceivingNode.anyNamespace();
    private RedisServer redis;

    @BeforeEach
    void find(RedisServer shared) {
        redis = shared;
    }

    private ReceivingNode node() {
        return ReceivingNode.open(redis.uri(), namespace);
    }

    private static void startOneByOne(ReceivingNode node, BiConsumer<String, Received> handler) {
        node.inbox.start(entries -> entries.forEach(entry -> handler.accept(entry.name(), entry.received())));
    }

    @Test
    void keep_reportsAndReplies_areProcessedAsTheyWere() {
        try (ReceivingNode node = node().receiving()) {
            Received told = new Received("main", reports("m1", "m2").reports(), List.of(Told.reply()));

            node.inbox.keep(told);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(node.processed).containsExactly(told));
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(node.inbox.view().figures().waiting()).isZero());
        }
    }

    @Test
    void keep_beforeAnybodyReads_isProcessedLater() {
        try (ReceivingNode node = node()) {
            node.inbox.keep(reports("early"));

            assertThat(node.inbox.view().figures().waiting()).isEqualTo(1);
            node.receiving();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(node.messages()).containsExactly("early"));
        }
    }

    @Test
    void keep_moreThanOneEntryHolds_isProcessedWhole() {
        try (ReceivingNode node = node().receiving()) {
            node.inbox.keep(Told.push("big", 1200));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(node.messages()).hasSize(1200));
            assertThat(node.processed).hasSizeBetween(3, 4);
        }
    }

    @Test
    void handle_onTwoNodes_sharesTheEntries() {
        try (ReceivingNode one = node().receiving();
                ReceivingNode other = node().receiving()) {
            IntStream.range(0, 300).forEach(i -> (i % 2 == 0 ? one : other).inbox.keep(reports("m" + i)));

            await().atMost(PATIENCE).until(() -> one.processed.size() + other.processed.size() >= 300);
            assertThat(Stream.concat(one.messages().stream(), other.messages().stream()))
                    .containsExactlyInAnyOrder(
                            IntStream.range(0, 300).mapToObj(i -> "m" + i).toArray(String[]::new));
            assertThat(one.processed).isNotEmpty();
            assertThat(other.processed).isNotEmpty();
        }
    }

    @Test
    void handle_throwsAtFirst_isCalledAgainWithTheSameName() {
        try (ReceivingNode node = node()) {
            List<String> names = new CopyOnWriteArrayList<>();
            node.inbox.start(entries -> {
                names.add(entries.get(0).name());
                if (names.size() < 3) {
                    throw new IllegalStateException("not yet");
                }
            });

            node.inbox.keep(reports("m"));

            await().atMost(PATIENCE).until(() -> node.inbox.view().processed() == 1);
            assertThat(names).hasSize(3).containsOnly(names.get(0));
            assertThat(node.inbox.view().failed()).isEqualTo(2);
            assertThat(node.events).isEmpty();
        }
    }

    @Test
    void handle_alwaysThrowsForOneReport_buriesThatAloneAndBlocksNothing() {
        try (ReceivingNode node = node()) {
            AtomicInteger poisoned = new AtomicInteger();
            Map<String, Set<String>> namesOf = new ConcurrentHashMap<>();
            startOneByOne(node, (entry, received) -> {
                ReceivingNode.messages(Stream.of(received))
                        .forEach(message -> namesOf.computeIfAbsent(message, any -> ConcurrentHashMap.newKeySet())
                                .add(entry));
                if (ReceivingNode.messages(Stream.of(received)).contains("poison")) {
                    poisoned.incrementAndGet();
                    throw new IllegalStateException("poison");
                }
                node.processed.add(received);
            });

            node.inbox.keep(reports("before", "poison", "after"));
            node.inbox.keep(reports("next"));

            await().atMost(PATIENCE).until(() -> node.messages().contains("next"));
            await().atMost(PATIENCE).until(() -> !node.events.isEmpty());
            assertThat(node.messages()).contains("before", "after").doesNotContain("poison");
            assertThat(poisoned).hasValueGreaterThanOrEqualTo(ReceivingNode.IMPATIENT.tries());
            // Another name would make old news of what nobody was told yet.
            assertThat(namesOf.get("after")).hasSize(1).isEqualTo(namesOf.get("poison"));
            assertThat(node.events).containsExactly(new DeadLetter("main", "processing failed: IllegalStateException"));
            BuriedLetter letter = node.inbox.deadLetters(10).get(0);
            assertThat(letter.form()).isEqualTo(Form.ENTRY);
            assertThat(new String(letter.content().toArray(), UTF_8))
                    .contains("poison")
                    .doesNotContain("after");
            assertThat(node.inbox.view().figures().waiting()).isZero();
        }
    }

    @Test
    void handle_storeFailsWhileTheBadOneIsLookedFor_buriesNothingGood() {
        try (ReceivingNode node = node()) {
            AtomicInteger singles = new AtomicInteger();
            startOneByOne(node, (entry, received) -> {
                if (ReceivingNode.messages(Stream.of(received)).contains("poison")) {
                    throw new IllegalStateException("poison");
                }
                if (singles.incrementAndGet() == 1) {
                    throw new StoreException("away for a moment", null);
                }
                node.processed.add(received);
            });

            node.inbox.keep(reports("good", "poison"));

            await().atMost(PATIENCE).until(() -> !node.events.isEmpty());
            assertThat(node.messages()).contains("good");
            assertThat(node.inbox.deadLetters(10)).hasSize(1);
            assertThat(new String(node.inbox.deadLetters(1).get(0).content().toArray(), UTF_8))
                    .doesNotContain("good");
        }
    }

    @Test
    void bury_bytes_givesThemBackToTheOperatorWithAnAlarm() {
        try (ReceivingNode node = node()) {
            Bytes raw = Bytes.of("sms_status=%%%".getBytes(UTF_8));

            node.inbox.bury("main", "not JSON", raw);

            assertThat(node.events).containsExactly(new DeadLetter("main", "not JSON"));
            assertThat(node.inbox.deadLetters(1)).singleElement().satisfies(letter -> {
                assertThat(letter.provider()).isEqualTo("main");
                assertThat(letter.reason()).isEqualTo("not JSON");
                assertThat(letter.form()).isEqualTo(Form.AS_RECEIVED);
                assertThat(letter.content()).isEqualTo(raw);
            });
            assertThat(node.inbox.view().figures().deadLetters()).isEqualTo(1);
        }
    }

    @Test
    void rotation_keyDropped_buriesTheEntryUntilTheKeyIsBack() {
        List<String> dropped = List.of(ReceivingNode.key("a key that will be dropped"));
        try (ReceivingNode before = ReceivingNode.open(redis.uri(), namespace, dropped);
                ReceivingNode after = node().receiving();
                ReceivingNode both = ReceivingNode.open(
                        redis.uri(), namespace, List.of(ReceivingNode.KEYS.get(0), dropped.get(0)))) {
            before.inbox.keep(reports("old"));
            after.inbox.keep(reports("new"));

            await().atMost(PATIENCE).until(() -> !after.events.isEmpty());
            assertThat(after.messages()).containsExactly("new");
            assertThat(after.inbox.deadLetters(1).get(0).form()).isEqualTo(Form.SEALED);
            assertThat(both.inbox.deadLetters(1).get(0).form()).isEqualTo(Form.ENTRY);
        }
    }

    @Test
    void rotation_newKeyFirst_readsWhatTheOldOneSealed() {
        List<String> rotated = List.of(ReceivingNode.key("a newer key"), ReceivingNode.KEYS.get(0));
        try (ReceivingNode before = node();
                ReceivingNode after = ReceivingNode.open(redis.uri(), namespace, rotated)) {
            before.inbox.keep(reports("old"));

            after.receiving();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(after.messages()).containsExactly("old"));
        }
    }

    @Test
    void law5_bothStreams_showNeitherNumberNorText() {
        try (ReceivingNode node = node()) {
            node.inbox.keep(new Received("main", reports("message-1").reports(), List.of(Told.reply())));
            node.inbox.bury("main", "unreadable", Bytes.of(("mobile=" + Told.PHONE).getBytes(UTF_8)));

            String dump = redis.dump();

            assertThat(dump).contains(namespace + ":{inbox}:received", namespace + ":{inbox}:dead");
            assertThat(dump).doesNotContain(Told.PHONE, Told.SECRET_WORDS, "message-1", "unreadable", "mobile=");
        }
    }

    @Test
    void consumers_thatLeft_areForgotten() {
        String stream = namespace + ":{inbox}:received";
        try (ReceivingNode stays = node().receiving()) {
            try (ReceivingNode leaves = node().receiving()) {
                IntStream.range(0, 100).forEach(i -> leaves.inbox.keep(reports("m" + i)));
                await().atMost(PATIENCE).until(() -> stays.processed.size() + leaves.processed.size() == 100);
            }

            assertThat(redis.command("XINFO", "CONSUMERS", stream, "otp").split("pending", -1))
                    .hasSizeLessThanOrEqualTo(2);
        }
    }
}
