package io.github.otpgate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.commons.util.ExceptionUtils.throwAsUncheckedException;

import io.github.otpgate.event.OtpObserver.Operation;
import io.github.otpgate.event.OtpObserver.Running;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObserversTest {

    private static final Operation VERIFY = new Operation.Verify("login");
    private static final OtpEvent OUTCOME = new OtpEvent.Converted("main");

    private final List<String> heard = new ArrayList<>();

    private OtpObserver observer(String name) {
        return operation -> {
            heard.add(name + " begins");
            return (outcome, failure) -> heard.add(name + " ends");
        };
    }

    @Test
    void begin_several_endInReverse() {
        Running running =
                Observers.among(List.of(observer("one"), observer("two"))).begin(VERIFY);

        running.ended(OUTCOME, Optional.empty());

        assertThat(heard).containsExactly("one begins", "two begins", "two ends", "one ends");
    }

    @Test
    void observers_that_throw_disturbNobody() {
        OtpObserver beginner = operation -> {
            throw new IllegalStateException("begin");
        };
        OtpObserver ender = operation -> (outcome, failure) -> {
            throw new IllegalStateException("end");
        };
        Running running =
                Observers.among(List.of(beginner, observer("one"), ender)).begin(VERIFY);

        running.ended(OUTCOME, Optional.empty());

        assertThat(heard).containsExactly("one begins", "one ends");
    }

    @ParameterizedTest
    @MethodSource("undeclared")
    void observers_that_throwWhatNobodyDeclares_disturbNobody(Throwable failure) {
        OtpObserver beginner = operation -> {
            throw throwAsUncheckedException(failure);
        };
        OtpObserver ender = operation -> (outcome, thrown) -> {
            throw throwAsUncheckedException(failure);
        };
        Running running = Observers.among(List.of(observer("one"), beginner, observer("two"), ender))
                .begin(VERIFY);

        running.ended(OUTCOME, Optional.empty());

        assertThat(heard).containsExactly("one begins", "two begins", "two ends", "one ends");
    }

    static Stream<Throwable> undeclared() {
        return Stream.of(new NoClassDefFoundError("io/micrometer"), new IOException("from Kotlin"));
    }

    @Test
    void among_onlyListeners_isNobody() {
        assertThat(Observers.among(List.of(event -> {}))).isSameAs(OtpObserver.NONE);
    }
}
