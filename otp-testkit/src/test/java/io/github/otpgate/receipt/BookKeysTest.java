package io.github.otpgate.receipt;

import static io.github.otpgate.receipt.BookNode.MAIN;
import static io.github.otpgate.receipt.BookNode.delivered;
import static io.github.otpgate.receipt.BookNode.failed;
import static io.github.otpgate.receipt.BookNode.phone;
import static io.github.otpgate.receipt.BookNode.text;
import static io.github.otpgate.receipt.BookNode.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.receipt.BookNode.Site;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands in Redis, under which key, and what happens without Redis. */
@ExtendWith(RedisExtension.class)
class BookKeysTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    private final String earlier = BookNode.newKey();
    private final String later = BookNode.newKey();

    /** Every step of a rotation, and the one after it: what one node writes the other finds. */
    private List<List<List<String>>> steps() {
        return List.of(
                List.of(List.of(earlier), List.of(earlier, later)),
                List.of(List.of(earlier, later), List.of(later, earlier)),
                List.of(List.of(later, earlier), List.of(later)));
    }

    @Test
    void rotation_nodesAStepApart_missNothing(RedisServer redis) {
        Site site = new Site(redis.uri());
        int message = 0;
        for (List<List<String>> step : steps()) {
            try (BookNode one = site.open(step.get(0));
                    BookNode two = site.open(step.get(1))) {
                for (List<BookNode> pair : List.of(List.of(one, two), List.of(two, one))) {
                    BookNode sender = pair.get(0);
                    BookNode other = pair.get(1);
                    String id = "m" + message++;
                    PhoneNumber phone = phone(message);
                    Opening before = text(phone);
                    sender.book.open(before);
                    assertThat(other.report(delivered(id))).isEmpty();
                    sender.answered(before, MAIN, new Accepted(id));
                    Opening after = sender.sent(phone, id + "b");

                    List<DeliveryReport> page = List.of(failed(id + "b"));
                    assertThat(other.book.report("entry-" + id, MAIN, page)).hasSize(1);
                    // Whoever was to be told may have died; the entry comes again, to a node of another key order.
                    assertThat(sender.book.report("entry-" + id, MAIN, page)).hasSize(1);
                    assertThat(sender.report(failed(id + "b"))).isEmpty();
                    assertThat(other.state(before)).isEqualTo(DeliveryState.DELIVERED);
                    assertThat(sender.state(after)).isEqualTo(DeliveryState.FAILED);
                    assertThat(other.book.find(MAIN, id)).isPresent();
                    assertThat(sender.lastText(phone)).map(LastText::state).contains(DeliveryState.FAILED);
                }
            }
        }
    }

    @Test
    void rotation_messageOfTheEarlierKey_isFoundUnderTheLater(RedisServer redis) {
        Site site = new Site(redis.uri());
        try (BookNode before = site.open(List.of(earlier));
                BookNode after = site.open(List.of(later, earlier));
                BookNode dropped = site.open(List.of(later))) {
            Opening opening = before.sent(PHONE, "1");

            assertThat(dropped.report(failed("1"))).isEmpty();
            assertThat(dropped.book.find(opening.nonce())).isEmpty();
            assertThat(dropped.book.figures().unreadable()).isPositive();
            assertThat(after.book.find(MAIN, "1")).isPresent();
            assertThat(after.report(delivered("1"))).hasSize(1);
            assertThat(after.state(opening)).isEqualTo(DeliveryState.DELIVERED);
            assertThat(after.book.findMasked("138****8000", 10)).hasSize(1);
            assertThat(after.lastText(PHONE)).isPresent();
        }
    }

    @Test
    void law5_redisHoldsNeitherNumberNorWordNorId() {
        try (RedisServer redis = RedisServer.start();
                BookNode node = new Site(redis.uri()).open()) {
            Opening opening = node.sent(PHONE, "vendor-id-1");
            node.answered(opening, "other-provider", new Uncertain("detail-word", Optional.of("own-id-1")));
            node.report(to(delivered("vendor-id-1"), "13800138000"), to(failed("vendor-id-2"), "13800138000"));
            Opening withheld = BookNode.opening(PHONE, Channel.SMS, true);
            node.book.open(withheld);
            await().until(() -> node.book.find(withheld.nonce()).isPresent());
            String dump = redis.dump();

            assertThat(dump).contains(":{d-", ":{r-", ":{m-", ":{t-");
            List<String> secrets =
                    new ArrayList<>(List.of("13800138", "138****", "vendor-id", "own-id", "detail-word"));
            secrets.addAll(List.of(MAIN + "\0", "other-provider", "DELIVRD", "UNDELIV", "login", "id-"));
            secrets.add(opening.challenge().value());
            for (String secret : secrets) {
                assertThat(dump).doesNotContain(secret);
            }
            assertThat(opening.toString() + node.find(opening)).doesNotContain("13800138000");
        }
    }

    @Test
    void memory_everyKeyExpires() {
        try (RedisServer redis = RedisServer.start();
                BookNode node = new Site(redis.uri()).open()) {
            node.sent(PHONE, "1");
            node.report(delivered("1"), failed("2"));

            for (String line : redis.dump().split("\n", -1)) {
                if (line.contains(":{") && !line.startsWith("  ")) {
                    String key = line.substring(0, line.indexOf(" ("));
                    long millis = Long.parseLong(
                            redis.command("PTTL", key).substring(1).strip());
                    long longest = key.endsWith(":p")
                            ? ReceiptStore.EARLY.toMillis()
                            : key.contains("{t-") ? ReceiptStore.TEXT.toMillis() : ReceiptStore.RETENTION.toMillis();
                    assertThat(millis).as(key).isBetween(1L, longest);
                }
            }
        }
    }

    @Test
    void law6_redisAway_sendingGoesOnAndReportsAreRefused() {
        try (RedisServer redis = RedisServer.start();
                BookNode node = new Site(redis.uri()).open()) {
            redis.stop();

            Opening opening = text(PHONE);
            node.book.open(opening);
            node.book.open(BookNode.opening(PHONE, Channel.SMS, true));
            node.book.attempted(opening, BookNode.attempt(), MAIN, new Accepted("1"));

            await().untilAsserted(
                            () -> assertThat(node.book.figures().unwritten()).isEqualTo(3));
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> node.report(delivered("1")));
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> node.book.find(opening.nonce()));
        }
    }
}
