package io.github.otpgate.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One message, one request, under the id that reports will name. */
interface SendingPromises {

    /** Seen from vendors: beyond 32 bits, beyond what a double holds, and long. */
    List<String> IDS = List.of("20937316970", "9007199254740993", "1234567890123456789");

    ContractVendor vendor();

    @Test
    default void create_isWhatItsSettingsSay() {
        try (Trial trial = Trial.of(vendor())) {
            assertThat(trial.provider().name()).isEqualTo(Account.NAME);
            assertThat(trial.provider().channel()).isEqualTo(vendor().channel());
            assertThat(trial.requests()).isZero();
        }
    }

    @TestFactory
    default Stream<DynamicTest> submit_takenByTheVendor_isAcceptedUnderItsId() {
        return IDS.stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    try (Trial trial = Trial.of(vendor()).answering(vendor().accepted(id))) {
                        Submission result = trial.send();

                        assertThat(result).isInstanceOf(Accepted.class);
                        List<String> ids = ((Accepted) result).messageIds();
                        if (vendor().namesMessages()) {
                            assertThat(ids).startsWith(id).hasSize(vendor().weNameMessages() ? 2 : 1);
                        } else {
                            assertThat(ids).hasSize(1);
                            assertThat(trial.lastRequest().text(UTF_8)).contains(ids);
                        }
                    }
                }));
    }

    @Test
    default void submit_message_bringsTheCodeInOneRequest() {
        try (Trial trial = Trial.of(vendor()).answering(vendor().accepted("1"))) {
            trial.send();

            assertThat(trial.lastRequest().text(UTF_8)).contains(Account.CODE);
            assertThat(trial.requests()).isEqualTo(1);
        }
    }

    @Test
    default void submit_twice_isTwoRequestsAndTwoIds() {
        try (Trial trial = Trial.of(vendor()).answering(vendor().accepted("1"))) {
            Submission one = trial.send();
            Submission other = trial.send();

            assertThat(trial.requests()).isEqualTo(2);
            if (!vendor().namesMessages()) {
                assertThat(((Accepted) one).messageIds()).isNotEqualTo(((Accepted) other).messageIds());
            }
        }
    }

    @Test
    default void submit_textLongerThanTheVendorTakes_isRefusedWithoutAsking() {
        try (Trial trial = Trial.of(vendor()).answering(vendor().accepted("1"))) {
            int longest = trial.provider().longestText();
            assumeTrue(longest < Integer.MAX_VALUE, "no limit is documented");
            String text = vendor().text(Account.CODE);
            String tooLong = text + "x".repeat(longest + 1 - text.length());

            Submission result =
                    trial.provider().submit(new Message(Account.PHONE, vendor().channel(), tooLong, Account.CODE));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(ErrorClass.CONTENT_REJECTED));
            assertThat(trial.requests()).isZero();
        }
    }
}
