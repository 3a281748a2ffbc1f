package io.github.otpgate.receipt;

import static io.github.otpgate.receipt.BookNode.MAIN;
import static io.github.otpgate.receipt.BookNode.delivered;
import static io.github.otpgate.receipt.BookNode.failed;
import static io.github.otpgate.receipt.BookNode.phone;
import static io.github.otpgate.receipt.BookNode.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.receipt.BookNode.Site;
import io.github.otpgate.testkit.RedisServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time does to a delivery, and what a node that dies leaves behind. Redis' clock moves. */
class BookTimeTest {

    private static RedisServer redis;

    private Site site;

    @BeforeAll
    static void startRedis() {
        assumeTrue(RedisServer.clockCanMove());
        redis = RedisServer.startWithClock();
    }

    @AfterAll
    static void stopRedis() {
        if (redis != null) {
            redis.close();
        }
    }

    @BeforeEach
    void newSite() {
        site = new Site(redis.uri());
    }

    /** A store on a node that dies when it begins that: everything from there on has no end. */
    private static ReceiptStore dyingAt(String method, ReceiptStore store) {
        return endingAt(method, store, new CompletableFuture<>());
    }

    private static ReceiptStore failingAt(String method, ReceiptStore store) {
        return endingAt(method, store, CompletableFuture.failedFuture(new IllegalStateException(method)));
    }

    private static ReceiptStore endingAt(String method, ReceiptStore store, CompletableFuture<?> end) {
        return (ReceiptStore) Proxy.newProxyInstance(
                ReceiptStore.class.getClassLoader(), new Class<?>[] {ReceiptStore.class}, (proxy, call, arguments) -> {
                    if (call.getName().equals(method)) {
                        return end;
                    }
                    try {
                        return call.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void diesAndIsHealed(BookNode dying, int newsAfterwards) {
        try (dying;
                BookNode other = site.open()) {
            Opening opening = text(phone(1));
            dying.book.open(opening);
            assertThat(other.report(delivered("1"))).isEmpty();
            dying.book.attempted(opening, BookNode.attempt(), MAIN, new Accepted("1"));
            await().until(() -> other.book.find(MAIN, "1").isPresent() && dying.news.size() == 1 - newsAfterwards);

            redis.advance(Duration.ofHours(5));

            assertThat(other.state(opening)).isEqualTo(DeliveryState.DELIVERED);
            assertThat(other.news).hasSize(newsAfterwards);
            assertThat(other.report(delivered("1"), failed("1"))).isEmpty();
            assertThat(other.store
                            .look(opening.nonce())
                            .toCompletableFuture()
                            .join()
                            .orElseThrow()
                            .attempts())
                    .noneMatch(StoredDelivery.StoredAttempt::unfinished);
        }
    }

    @Test
    void law8_nodeDiesBeforeAnEarlyReportIsInTheInbox_losesNoReport() {
        BookNode dying = site.open();
        dying.losesItsInbox();
        diesAndIsHealed(dying, 1);
    }

    @Test
    void law8_nodeDiesBeforeAnEarlyReportIsForgotten_appliesItOnce() {
        diesAndIsHealed(site.open(site.keys, store -> dyingAt("forget", store)), 0);
    }

    @Test
    void law8_nodeDiesBetweenMoveAndSettle_aRepetitionMeanwhileTakesNoNewsAway() {
        try (BookNode sender = site.open();
                BookNode dying = site.open(site.keys, store -> failingAt("settle", store));
                BookNode other = site.open()) {
            Opening opening = sender.sent(phone(1), "1");
            List<DeliveryReport> page = List.of(delivered("1"));
            assertThatThrownBy(() -> dying.book.report("7-0", MAIN, page)).isInstanceOf(IllegalStateException.class);

            assertThat(other.report(delivered("1"))).isEmpty();

            assertThat(other.book.report("7-0", MAIN, page)).hasSize(1);
            assertThat(other.state(opening)).isEqualTo(DeliveryState.DELIVERED);
        }
    }

    @Test
    void law8_nodeDiesBeforeTheClaim_isHealedWhenTheDeliveryIsRead() {
        try (BookNode dying = site.open(site.keys, store -> dyingAt("claim", store));
                BookNode other = site.open()) {
            Opening opening = text(phone(1));
            dying.book.attempted(opening, BookNode.attempt(), MAIN, new Accepted("1"));
            await().until(() -> other.book.find(opening.nonce()).isPresent());
            redis.advance(Duration.ofSeconds(6));
            assertThat(other.report(delivered("1"))).isEmpty();

            assertThat(other.state(opening)).isEqualTo(DeliveryState.DELIVERED);
            assertThat(other.news).hasSize(1);
        }
    }

    @Test
    void law8_nodeDiesBeforeAnEarlyReportIsInTheInbox_nextReportAppliesIt() {
        try (BookNode dying = site.open();
                BookNode other = site.open()) {
            dying.losesItsInbox();
            Opening opening = text(phone(1));
            dying.book.open(opening);
            assertThat(other.report(delivered("1"))).isEmpty();
            dying.book.attempted(opening, BookNode.attempt(), MAIN, new Accepted("1"));
            await().until(() -> other.book.find(MAIN, "1").isPresent());

            assertThat(other.report(delivered("1"))).hasSize(1);
            assertThat(other.state(opening)).isEqualTo(DeliveryState.DELIVERED);
        }
    }

    @Test
    void retention_from72HoursAfterTheFirstMessage_isGone() {
        try (BookNode node = site.open()) {
            Opening opening = node.sent(phone(1), "1");
            redis.advance(Duration.ofHours(40));
            node.book.open(opening);
            node.answered(opening, MAIN, new Accepted("2"));
            redis.advance(Duration.ofHours(31).plusMinutes(59));
            assertThat(node.report(failed("1"))).hasSize(1);
            assertThat(node.find(opening).attempts()).hasSize(2);

            redis.advance(Duration.ofMinutes(2));

            assertThat(node.book.find(opening.nonce())).isEmpty();
            assertThat(node.report(delivered("2"))).isEmpty();
            assertThat(node.book.find(MAIN, "2")).isEmpty();
            assertThat(node.book.find(opening.nonce())).isEmpty();
            assertThat(node.book.findMasked(phone(1).masked(), 10)).isEmpty();
            assertThat(node.book.figures().dropped()).isEqualTo(1);
            redis.advance(Duration.ofHours(41));
            assertThat(redis.dump()).doesNotContain(site.namespace);
        }
    }

    @Test
    void silence_ofADay_isUnknownAndStillMovesForward() {
        try (BookNode node = site.open()) {
            Opening opening = node.sent(phone(1), "1");
            redis.advance(Duration.ofHours(23));
            assertThat(node.state(opening)).isEqualTo(DeliveryState.SUBMITTED);

            redis.advance(Duration.ofHours(2));
            assertThat(node.state(opening)).isEqualTo(DeliveryState.UNKNOWN);
            assertThat(node.find(opening).attempts().get(0).state()).isEqualTo(DeliveryState.UNKNOWN);

            assertThat(node.report(failed("1"))).hasSize(1);
            assertThat(node.state(opening)).isEqualTo(DeliveryState.FAILED);
        }
    }

    @Test
    void earlyReport_thatNobodyClaims_isForgotten() {
        try (BookNode node = site.open()) {
            node.report(delivered("1"));
            redis.advance(ReceiptStore.EARLY.plusSeconds(1));

            Opening opening = node.sent(phone(1), "1");

            assertThat(node.state(opening)).isEqualTo(DeliveryState.SUBMITTED);
        }
    }

    @Test
    void law9_lastText_agesByRedisClockAndIsForgotten() {
        try (BookNode node = site.open()) {
            node.sent(phone(1), "1");
            redis.advance(Duration.ofSeconds(90));
            assertThat(node.lastText(phone(1)).orElseThrow().age())
                    .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(150));

            redis.advance(ReceiptStore.TEXT);
            assertThat(node.lastText(phone(1))).isEmpty();
        }
    }

    @Test
    void withheld_looksLikeARealOne() {
        try (BookNode node = site.open();
                BookNode other = site.open()) {
            Opening real = node.sent(phone(1), "1");
            redis.advance(Duration.ofSeconds(100));
            node.report(failed("1"));
            node.clock.advance(Duration.ofMinutes(3));

            Opening withheld = withheld(node);

            Delivery first = other.find(withheld);
            assertThat(first.shown()).isEqualTo(DeliveryState.SUBMITTED);
            assertThat(first.state()).isEqualTo(DeliveryState.ACCEPTED);
            assertThat(first.withheld()).isTrue();
            assertThat(first.attempts()).isEmpty();
            redis.advance(Duration.ofSeconds(80));
            assertThat(other.find(withheld).shown()).isEqualTo(DeliveryState.SUBMITTED);
            assertThat(other.lastText(phone(2))).map(LastText::state).contains(DeliveryState.SUBMITTED);
            redis.advance(Duration.ofSeconds(35));
            assertThat(other.find(withheld).shown()).isEqualTo(DeliveryState.FAILED);
            assertThat(node.find(withheld).shown()).isEqualTo(DeliveryState.FAILED);
            assertThat(other.lastText(phone(2))).map(LastText::state).contains(DeliveryState.FAILED);
            assertThat(other.find(withheld).state()).isEqualTo(DeliveryState.ACCEPTED);
            assertThat(other.find(real).shown()).isEqualTo(DeliveryState.FAILED);
        }
    }

    @Test
    void withheld_whereRealOnesAreNotReported_staysSubmitted() {
        try (BookNode node = site.open()) {
            node.sent(phone(1), "1");
            redis.advance(Duration.ofMinutes(3));
            node.clock.advance(Duration.ofMinutes(3));

            Opening withheld = withheld(node);

            redis.advance(Duration.ofHours(1));
            assertThat(node.find(withheld).shown()).isEqualTo(DeliveryState.SUBMITTED);
            redis.advance(Duration.ofHours(24));
            assertThat(node.find(withheld).shown()).isEqualTo(DeliveryState.UNKNOWN);
        }
    }

    @Test
    void withheld_whileNothingIsKnown_isDeliveredWithinSeconds() {
        try (BookNode node = site.open()) {
            Opening withheld = withheld(node);

            assertThat(node.find(withheld).shown()).isEqualTo(DeliveryState.SUBMITTED);
            redis.advance(Duration.ofSeconds(11));
            assertThat(node.find(withheld).shown()).isEqualTo(DeliveryState.DELIVERED);
        }
    }

    private static Opening withheld(BookNode node) {
        Opening withheld = BookNode.opening(phone(2), Channel.SMS, true);
        node.book.open(withheld);
        Bytes nonce = withheld.nonce();
        await().until(() -> node.book.find(nonce).isPresent());
        await().until(() -> node.lastText(phone(2)).isPresent());
        return withheld;
    }
}
