package io.github.otpgate.provider.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.otpgate.model.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipientsTest {

    private static final PhoneNumber ONE = new PhoneNumber("+8613800138000");
    private static final PhoneNumber OTHER = new PhoneNumber("+8613800138001");

    @Test
    void checked_upToTheMost_staysInItsOrder() {
        assertThat(Recipients.checked(List.of(OTHER, ONE), 2)).containsExactly(OTHER, ONE);
        assertThat(Recipients.checked(List.of(ONE), 1)).containsExactly(ONE);
    }

    @Test
    void checked_noneOrTooMany_isRefusedWithTheirNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipients.checked(List.of(), 2))
                .withMessage("a request takes 1 to 2 phones, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipients.checked(List.of(ONE, OTHER), 1))
                .withMessage("a request takes 1 to 1 phones, not 2");
    }

    @Test
    void checked_onePhoneTwice_isRefusedWithoutIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipients.checked(List.of(ONE, OTHER, new PhoneNumber("+8613800138000")), 3))
                .withMessage("a phone is given twice");
    }
}
