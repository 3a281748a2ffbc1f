package io.github.otpgate.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.event.OtpObserver.Operation;
import io.github.otpgate.event.OtpObserver.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    @Test
    void among_onlyListeners_isNobody() {
        assertThat(Observers.among(List.of(event -> {}))).isSameAs(OtpObserver.NONE);
    }
}
