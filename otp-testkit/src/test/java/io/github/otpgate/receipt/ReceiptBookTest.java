package io.github.otpgate.receipt;

import static io.github.otpgate.receipt.BookNode.LOGIN;
import static io.github.otpgate.receipt.BookNode.MAIN;
import static io.github.otpgate.receipt.BookNode.delivered;
import static io.github.otpgate.receipt.BookNode.failed;
import static io.github.otpgate.receipt.BookNode.phone;
import static io.github.otpgate.receipt.BookNode.report;
import static io.github.otpgate.receipt.BookNode.text;
import static io.github.otpgate.receipt.BookNode.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.receipt.BookNode.Site;
import io.github.otpgate.receipt.DeliveryAttempt.Answer;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the book says of a message, from its opening to its last report. */
@ExtendWith(RedisExtension.class)
class ReceiptBookTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    private BookNode node;

    @BeforeEach
    void open(RedisServer redis) {
        node = new Site(redis.uri()).open();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void open_showsTheChallengeAsAccepted() {
        Opening opening = text(PHONE);
        node.book.open(opening);
        await().until(() -> node.book.find(opening.nonce()).isPresent());

        Delivery delivery = node.find(opening);
        assertThat(delivery.challenge()).isEqualTo(opening.challenge());
        assertThat(delivery.phone()).isEqualTo("138****8000");
        assertThat(delivery.purpose()).isEqualTo(LOGIN);
        assertThat(delivery.channel()).isEqualTo(Channel.SMS);
        assertThat(delivery.at()).isEqualTo(BookNode.NOON);
        assertThat(delivery.state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(delivery.shown()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(delivery.withheld()).isFalse();
        assertThat(delivery.attempts()).isEmpty();
    }

    @Test
    void find_challengeThatNobodyOpened_isEmpty() {
        assertThat(node.book.find(text(PHONE).nonce())).isEmpty();
        assertThat(node.book.find(MAIN, "none")).isEmpty();
        assertThat(node.book.findMasked("138****0000", 10)).isEmpty();
        assertThat(node.lastText(phone(1))).isEmpty();
    }

    @Test
    void law8_report_movesForwardOnly() {
        Opening opening = node.sent(PHONE, "1");
        assertThat(node.state(opening)).isEqualTo(DeliveryState.SUBMITTED);

        assertThat(node.report(report("1", DeliveryOutcome.PENDING, "ACCEPTD"))).isEmpty();
        assertThat(node.state(opening)).isEqualTo(DeliveryState.SUBMITTED);
        assertThat(node.report(failed("1"))).hasSize(1);
        assertThat(node.state(opening)).isEqualTo(DeliveryState.FAILED);
        assertThat(node.report(delivered("1"), delivered("1"))).hasSize(1);
        assertThat(node.report(failed("1"), delivered("1"))).isEmpty();
        assertThat(node.state(opening)).isEqualTo(DeliveryState.DELIVERED);

        DeliveryAttempt attempt = node.find(opening).attempts().get(0);
        assertThat(attempt.status()).contains("DELIVRD");
        assertThat(attempt.reportedAt()).contains(BookNode.NOON.plusSeconds(5));
        assertThat(attempt.provider()).isEqualTo(MAIN);
        assertThat(attempt.messageIds()).containsExactly("1");
    }

    @Test
    void report_tellsWhoseMessageItWas() {
        Opening opening = node.sent(PHONE, "1");

        assertThat(node.report(delivered("1")))
                .containsExactly(new DeliveryUpdate(MAIN, opening.challenge(), PHONE, delivered("1")));
    }

    @Test
    void report_ofAnotherNumberOrProvider_isDropped() {
        Opening opening = node.sent(PHONE, "1");

        assertThat(node.report(to(delivered("1"), "13800138001"))).isEmpty();
        assertThat(node.report(to(delivered("1"), "138****8001"))).isEmpty();
        assertThat(node.book.report("e", "other", List.of(delivered("1")))).isEmpty();
        assertThat(node.state(opening)).isEqualTo(DeliveryState.SUBMITTED);
        assertThat(node.book.figures().mismatched()).isEqualTo(2);

        assertThat(node.report(to(delivered("1"), "138****8000"))).hasSize(1);
        assertThat(node.state(opening)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void law8_reportOfTheSameEntryAgain_isNewsAgain() {
        node.sent(PHONE, "1");

        assertThat(node.book.report("7-0", MAIN, List.of(delivered("1")))).hasSize(1);
        assertThat(node.book.report("7-0", MAIN, List.of(delivered("1")))).hasSize(1);
        assertThat(node.book.report("7-1", MAIN, List.of(delivered("1")))).isEmpty();
    }

    @Test
    void law8_pagesTogether_areNewsUnderTheirOwnEntriesOnly() {
        Opening one = node.sent(PHONE, "1");
        Opening other = node.sent(phone(2), "2");
        ReportPage first = new ReportPage("7-0", MAIN, List.of(delivered("1")));
        ReportPage elsewhere = new ReportPage("7-1", "other", List.of(delivered("2")));
        ReportPage second = new ReportPage("7-2", MAIN, List.of(delivered("2"), delivered("1")));

        assertThat(node.book.report(List.of(first, elsewhere, second)))
                .extracting(update -> update.report().messageId())
                .containsExactlyInAnyOrder("1", "2");

        assertThat(node.state(one)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(node.state(other)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(node.book.report(List.of(second)))
                .extracting(update -> update.report().messageId())
                .containsExactly("2");
        assertThat(node.book.report(List.of(first)))
                .extracting(update -> update.report().messageId())
                .containsExactly("1");
    }

    @Test
    void law8_reportBeforeTheAnswer_isAppliedWithIt() {
        Opening opening = text(PHONE);
        node.book.open(opening);
        assertThat(node.report(delivered("1"), failed("1"))).isEmpty();
        assertThat(node.report(to(delivered("1"), "13900000000"))).isEmpty();
        assertThat(node.book.figures().early()).isEqualTo(3);
        assertThat(node.news).isEmpty();

        node.answered(opening, MAIN, new Accepted("1"));

        assertThat(node.state(opening)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(node.news).extracting(DeliveryUpdate::report).last().isEqualTo(delivered("1"));
        assertThat(node.report(delivered("1"))).isEmpty();
        assertThat(node.book.figures().mismatched()).isEqualTo(1);
        assertThat(node.lastText(PHONE)).map(LastText::state).contains(DeliveryState.DELIVERED);
    }

    @Test
    void law7_uncertain_isUnknownUntilItIsReported() {
        Opening opening = text(PHONE);
        node.answered(opening, MAIN, new Uncertain("timeout", Optional.of("own-1")));
        assertThat(node.state(opening)).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(node.find(opening).attempts().get(0).submission()).isEqualTo(Answer.UNCERTAIN);
        assertThat(node.find(opening).attempts().get(0).detail()).isEqualTo("timeout");

        node.report(delivered("own-1"));

        assertThat(node.state(opening)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void failOver_theAttemptThatMayArriveCounts() {
        Opening opening = text(PHONE);
        node.book.open(opening);
        node.answered(opening, MAIN, new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "3"));
        assertThat(node.state(opening)).isEqualTo(DeliveryState.FAILED);
        assertThat(node.find(opening).attempts().get(0).detail()).isEqualTo("INSUFFICIENT_BALANCE (code 3)");

        node.answered(opening, "second", new Uncertain("reset"));
        assertThat(node.state(opening)).isEqualTo(DeliveryState.UNKNOWN);
        node.answered(opening, "third", new Accepted("1"));
        assertThat(node.state(opening)).isEqualTo(DeliveryState.SUBMITTED);
        node.book.report("e", "third", List.of(failed("1")));

        assertThat(node.state(opening)).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(node.find(opening).attempts())
                .extracting(DeliveryAttempt::provider)
                .containsExactly(MAIN, "second", "third");
    }

    @Test
    void severalIds_anyOfThemIsTheMessage() {
        Opening opening = node.sent(PHONE, "1", "2");

        assertThat(node.report(failed("1"))).hasSize(1);
        assertThat(node.report(delivered("2"))).hasSize(1);
        assertThat(node.report(failed("2"))).isEmpty();

        assertThat(node.state(opening)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(node.find(opening).attempts()).hasSize(1);
    }

    @Test
    void find_byVendorsIdAndByMaskedPhone() {
        Opening first = node.sent(phone(11112222), "1");
        node.clock.advance(Duration.ofSeconds(30));
        Opening second = node.sent(phone(33332222), "2");
        node.sent(phone(33332223), "3");

        assertThat(node.book.find(MAIN, "1").orElseThrow().challenge()).isEqualTo(first.challenge());
        assertThat(node.book.find("other", "1")).isEmpty();
        assertThat(node.book.findMasked("138****2222", 100))
                .extracting(Delivery::challenge)
                .containsExactly(second.challenge(), first.challenge());
        assertThat(node.book.findMasked("138****2222", 1))
                .extracting(Delivery::challenge)
                .containsExactly(second.challenge());
    }

    @Test
    void findMasked_manyChallenges_keepsTheNewestHundred() {
        for (int i = 0; i < 130; i++) {
            String four = String.format(Locale.ROOT, "%04d", i);
            node.book.open(text(new PhoneNumber("+86139" + four + "7777")));
        }
        Opening last = node.sent(new PhoneNumber("+8613999997777"), "x");

        assertThat(node.book.findMasked("139****7777", 100))
                .hasSize(100)
                .extracting(Delivery::challenge)
                .contains(last.challenge());
    }

    @Test
    void lastText_movesWithItsMessageOnly() {
        PhoneNumber phone = phone(4);
        node.sent(phone, "1");
        assertThat(node.lastText(phone)).map(LastText::state).contains(DeliveryState.SUBMITTED);
        Opening later = node.sent(phone, "2");
        node.report(delivered("1"));
        assertThat(node.lastText(phone)).map(LastText::state).contains(DeliveryState.SUBMITTED);

        node.report(failed("2"));
        assertThat(node.lastText(phone)).map(LastText::state).contains(DeliveryState.FAILED);
        node.answered(later, "second", new Accepted("3"));
        assertThat(node.lastText(phone)).map(LastText::state).contains(DeliveryState.SUBMITTED);

        Opening call = BookNode.opening(phone, Channel.VOICE, false);
        node.book.open(call);
        node.answered(call, "call", new Rejected(ErrorClass.TEMPORARY, "x"));
        assertThat(node.lastText(phone)).map(LastText::state).contains(DeliveryState.SUBMITTED);
    }

    @Test
    void reportsThatCannotBeOurs_costNothingOrAreBounded() {
        assertThat(node.report(delivered("x".repeat(129)))).isEmpty();
        for (int i = 0; i < 20; i++) {
            node.report(to(delivered("1"), "1380013800" + i));
        }

        assertThat(node.book.figures().dropped()).isEqualTo(13);
        assertThat(node.book.figures().early()).isEqualTo(8);
    }
}
