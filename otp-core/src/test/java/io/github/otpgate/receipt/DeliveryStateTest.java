package io.github.otpgate.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {

    @Test
    void together_ofSeveral_isWhatMayStillArrive() {
        assertThat(DeliveryState.together(List.of())).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(DeliveryState.together(List.of(DeliveryState.FAILED))).isEqualTo(DeliveryState.FAILED);
        assertThat(DeliveryState.together(List.of(DeliveryState.FAILED, DeliveryState.SUBMITTED)))
                .isEqualTo(DeliveryState.SUBMITTED);
        assertThat(DeliveryState.together(List.of(DeliveryState.FAILED, DeliveryState.UNKNOWN)))
                .isEqualTo(DeliveryState.UNKNOWN);
        assertThat(DeliveryState.together(List.of(DeliveryState.DELIVERED, DeliveryState.SUBMITTED)))
                .isEqualTo(DeliveryState.DELIVERED);
    }

    /** Whichever of three attempts a report moves forward. */
    @Test
    void law8_together_neverGoesBackWhereAnAttemptGoesForward() {
        List<DeliveryState> states = List.of(DeliveryState.values());
        for (DeliveryState one : states) {
            for (DeliveryState two : states) {
                for (DeliveryState moved : states.subList(states.indexOf(one), states.size())) {
                    for (DeliveryState three : states) {
                        assertThat(DeliveryState.together(List.of(moved, two, three)))
                                .isGreaterThanOrEqualTo(DeliveryState.together(List.of(one, two, three)));
                    }
                }
            }
        }
    }

    @Test
    void law9_wireName_isSmallLetters() {
        List<String> names = new ArrayList<>();
        for (DeliveryState state : DeliveryState.values()) {
            names.add(state.wireName());
        }

        assertThat(names).containsExactly("accepted", "submitted", "unknown", "failed", "delivered");
    }
}
