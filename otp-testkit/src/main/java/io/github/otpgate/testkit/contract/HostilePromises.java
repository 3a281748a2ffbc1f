package io.github.otpgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.testkit.Fault;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Nothing that a vendor, or whoever sits in its place, can answer does harm or counts as success. */
interface HostilePromises {

    ContractVendor vendor();

    @TestFactory
    default Stream<DynamicTest> submit_hostileAnswer_isNeverAccepted() {
        return attacked(Trial::send, Accepted.class);
    }

    @TestFactory
    default Stream<DynamicContainer> query_hostileAnswer_isNeverASuccess() {
        return vendor().queries().entrySet().stream()
                .map(query -> DynamicContainer.dynamicContainer(
                        query.getKey(), attacked(trial -> query.getValue().apply(trial.provider()), Success.class)));
    }

    private Stream<DynamicTest> attacked(Function<Trial, Object> call, Class<?> success) {
        Map<String, Function<URI, Fault>> attacks = HostileAnswers.attacks(vendor().accepted("1"));
        return attacks.entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> {
                    try (Elsewhere elsewhere = new Elsewhere(vendor());
                            Trial trial = Trial.hasty(vendor())) {
                        trial.failing(attack.getValue().apply(elsewhere.baseUri()));

                        Object result = Patience.inTime(() -> call.apply(trial));

                        assertThat(result).isNotInstanceOf(success);
                        assertThat(trial.requests()).isEqualTo(1);
                        assertThat(elsewhere.visitors()).isZero();
                    }
                }));
    }
}
