package io.github.otpgate.receipt;

import static io.github.otpgate.receipt.BookNode.MAIN;
import static io.github.otpgate.receipt.BookNode.delivered;
import static io.github.otpgate.receipt.BookNode.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.receipt.BookNode.Site;
import io.github.otpgate.receipt.DeliveryAttempt.Answer;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the book makes of an answer that came after the caller was told something. */
@ExtendWith(RedisExtension.class)
class LateAnswerTest {

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

    /** An attempt of which nobody knew anything in time, and then its answer. */
    private Bytes late(Opening opening, Submission answer) {
        Bytes attempt = BookNode.attempt();
        node.book.attempted(opening, attempt, MAIN, new Uncertain("no answer in time"));
        await().until(() -> node.book.find(opening.nonce()).isPresent());
        assertThat(node.state(opening)).isEqualTo(DeliveryState.UNKNOWN);
        node.book.attempted(opening, attempt, MAIN, answer);
        await().until(() -> node.find(opening).attempts().get(0).submission() != Answer.UNCERTAIN);
        assertThat(node.find(opening).attempts()).hasSize(1);
        return attempt;
    }

    @Test
    void law8_takenLate_staysUnknownUntilItIsReported() {
        Opening opening = text(PHONE);
        late(opening, new Accepted("1"));
        assertThat(node.state(opening)).isEqualTo(DeliveryState.UNKNOWN);
        await().until(() -> node.book.find(MAIN, "1").isPresent());

        assertThat(node.report(delivered("1"))).hasSize(1);

        assertThat(node.state(opening)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(node.find(opening).attempts().get(0).messageIds()).containsExactly("1");
    }

    @Test
    void law8_refusedLate_hasFailed() {
        Opening opening = text(PHONE);

        late(opening, new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "3"));

        assertThat(node.state(opening)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void law8_answerAfterItsReport_leavesWhatWasReported() {
        Opening opening = text(PHONE);
        Bytes attempt = BookNode.attempt();
        node.book.attempted(opening, attempt, MAIN, new Uncertain("timeout", Optional.of("own-1")));
        await().until(() -> node.book.find(MAIN, "own-1").isPresent());
        node.report(delivered("own-1"));

        node.book.attempted(opening, attempt, MAIN, new Accepted("1"));
        await().until(() -> node.book.find(MAIN, "1").isPresent());

        assertThat(node.state(opening)).isEqualTo(DeliveryState.DELIVERED);
        DeliveryAttempt found = node.find(opening).attempts().get(0);
        assertThat(found.submission()).isEqualTo(Answer.ACCEPTED);
        assertThat(found.status()).contains("DELIVRD");
    }
}
