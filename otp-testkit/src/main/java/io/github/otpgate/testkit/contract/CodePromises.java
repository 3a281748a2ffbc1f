package io.github.otpgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every code has a class, keeps its own name, and can be given another class by an operator. */
interface CodePromises {

    ContractVendor vendor();

    @TestFactory
    default Stream<DynamicTest> submit_documentedCode_isRejectedWithItsClass() {
        return vendor().codes().entrySet().stream()
                .map(code -> DynamicTest.dynamicTest(code.getKey() + " " + code.getValue(), () -> {
                    Submission result = refused(code.getKey());

                    assertThat(result).isInstanceOfSatisfying(Rejected.class, rejected -> {
                        assertThat(rejected.reason()).isEqualTo(code.getValue());
                        assertThat(rejected.code()).isEqualTo(code.getKey());
                    });
                }));
    }

    @Test
    default void submit_unknownCode_isRejectedAndKept() {
        assertThat(vendor().codes()).doesNotContainKey(vendor().unknownCode());

        assertThat(refused(vendor().unknownCode()))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(vendor().unknownCode()));
    }

    /** What stands where a code should stand may be anything, and goes into logs. */
    @Test
    default void submit_overlongCode_isCutOrNoAnswer() {
        Submission result = refused("9".repeat(10_000));

        assertThat(result).isNotInstanceOf(Accepted.class);
        if (result instanceof Rejected rejected) {
            assertThat(rejected.code()).hasSizeLessThanOrEqualTo(32);
        }
        if (result instanceof Uncertain uncertain) {
            assertThat(uncertain.detail()).hasSizeLessThanOrEqualTo(200);
        }
    }

    @TestFactory
    default Stream<DynamicTest> submit_correctedCode_hasTheOperatorsClass() {
        return everyCode().stream()
                .map(code -> DynamicTest.dynamicTest(code, () -> {
                    ErrorClass other =
                            documented(code) == ErrorClass.BLACKLISTED ? ErrorClass.TEMPORARY : ErrorClass.BLACKLISTED;

                    try (Trial trial = Trial.corrected(vendor(), code + "=" + written(other) + "/77s")) {
                        Submission result =
                                trial.answering(vendor().refused(code)).send();

                        assertThat(result).isEqualTo(new Rejected(other, code, Optional.of(Duration.ofSeconds(77))));
                    }
                }));
    }

    @Test
    default void submit_correctedCode_changesNoOther() {
        String corrected = vendor().unknownCode();

        try (Trial trial = Trial.corrected(vendor(), corrected + "=blacklisted/77s")) {
            vendor().codes().forEach((code, reason) -> {
                Submission result = trial.answering(vendor().refused(code)).send();

                assertThat(result).as(code).isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(reason);
                    assertThat(rejected.retryAfter()).isNotEqualTo(Optional.of(Duration.ofSeconds(77)));
                });
            });
        }
    }

    @TestFactory
    default Stream<DynamicTest> create_brokenCorrection_refusesToStart() {
        String code = vendor().unknownCode();
        return Stream.of(
                        "nonsense",
                        code + "=no-such-class",
                        code + "=blacklisted/soon",
                        code + "=blacklisted," + code + "=temporary")
                .map(entry -> DynamicTest.dynamicTest(
                        entry,
                        () -> assertThatExceptionOfType(ConfigurationException.class)
                                .isThrownBy(
                                        () -> Trial.corrected(vendor(), entry).close())
                                .satisfies(failure -> assertThat(failure.key())
                                        .isEqualTo("providers." + Account.NAME + "." + ErrorOverrides.KEY))));
    }

    private List<String> everyCode() {
        List<String> codes = new ArrayList<>(vendor().codes().keySet());
        codes.add(vendor().unknownCode());
        return codes;
    }

    private ErrorClass documented(String code) {
        return vendor().codes().getOrDefault(code, ErrorClass.UNKNOWN);
    }

    private static String written(ErrorClass reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Submission refused(String code) {
        try (Trial trial = Trial.of(vendor()).answering(vendor().refused(code))) {
            return trial.send();
        }
    }
}
