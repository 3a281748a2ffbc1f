package io.github.otpgate.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.testkit.HttpReply;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Law 7: what is not the vendor's answer is taken neither for a success nor for a refusal, and asks for nothing more. */
interface AnswerPromises {

    ContractVendor vendor();

    @TestFactory
    default Stream<DynamicTest> law7_notTheVendorsWords_areUncertain() {
        return HostileAnswers.notTheVendor().entrySet().stream()
                .map(answer -> DynamicTest.dynamicTest(answer.getKey(), () -> uncertainAfter(answer.getValue())));
    }

    @TestFactory
    default Stream<DynamicTest> law7_successUnderAServersFailure_isUncertain() {
        HttpReply success = vendor().accepted("1");
        return Stream.of(500, 502, 503, 504)
                .map(status -> new HttpReply(status, success.headers(), success.body()))
                .map(reply -> DynamicTest.dynamicTest("HTTP " + reply.status(), () -> uncertainAfter(reply)));
    }

    @TestFactory
    default Stream<DynamicTest> law7_nobodyLookedAtTheRequest_isRejectedAndNotFollowed() {
        return HostileAnswers.NOBODY_LOOKED.stream()
                .map(status -> DynamicTest.dynamicTest("HTTP " + status, () -> {
                    try (Elsewhere elsewhere = new Elsewhere(vendor());
                            Trial trial = Trial.of(vendor())) {
                        trial.answering(HostileAnswers.nobodyLooked(status, elsewhere.baseUri()));

                        assertThat(trial.send()).isInstanceOf(Rejected.class);
                        assertThat(trial.requests()).isEqualTo(1);
                        assertThat(elsewhere.visitors()).isZero();
                    }
                }));
    }

    @Test
    default void law7_answerInUtf16_isUncertain() {
        uncertainAfter(recoded(vendor().accepted("1"), UTF_16));
    }

    @Test
    default void law7_answerInGbk_isUncertainWhereTheVendorWritesUtf8() {
        HttpReply success = vendor().accepted("1");
        HttpReply gbk = recoded(success, Charset.forName("GBK"));
        assumeFalse(vendor().writesGbk(), "this vendor does");
        assumeFalse(gbk.body().equals(success.body()), "its answer is ASCII");

        uncertainAfter(gbk);
    }

    @Test
    default void law7_everyBeginningOfASuccess_isUncertain() {
        HttpReply success = vendor().accepted("1234567890123456789");
        int length = success.body().length();
        try (Trial trial = Trial.of(vendor())) {
            for (int kept = 0; kept < length; kept++) {
                Bytes beginning = success.body().slice(0, kept);
                trial.answering(new HttpReply(success.status(), success.headers(), beginning));

                Submission result = trial.send();

                boolean complete = result instanceof Accepted && vendor().completeWithout(length - kept);
                assertThat(complete || result instanceof Uncertain)
                        .as("the first %s of %s bytes are %s", kept, length, result)
                        .isTrue();
            }
        }
    }

    private static HttpReply recoded(HttpReply reply, Charset charset) {
        String text = new String(reply.body().toArray(), UTF_8);
        return new HttpReply(reply.status(), reply.headers(), Bytes.of(text.getBytes(charset)));
    }

    /** And under the id that a report would name, where that is ours. */
    private void uncertainAfter(HttpReply reply) {
        try (Trial trial = Trial.of(vendor()).answering(reply)) {
            Submission result = trial.send();

            assertThat(result).isInstanceOf(Uncertain.class);
            assertThat(trial.requests()).isEqualTo(1);
            Optional<String> ours = ((Uncertain) result).messageId();
            assertThat(ours.isPresent()).isEqualTo(vendor().weNameMessages());
            ours.ifPresent(id -> assertThat(trial.lastRequest().text(UTF_8)).contains(id));
        }
    }
}
