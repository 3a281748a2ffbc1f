package io.github.otpgate.provider.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorNumberTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+8613800138000", "8613800138000", "008613800138000"})
    void phone_mainlandInAnySpelling_isThatPhone(String text) {
        assertThat(new VendorNumber(text).phone()).contains(PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+85291234567", "+15205201314", "+93701234567"})
    void phone_abroadWithPlus_isItself(String text) {
        assertThat(new VendorNumber(text).phone()).contains(new PhoneNumber(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "138****8000",
                "+86138****8000",
                "85291234567",
                "12800138000",
                "138001380001",
                "1380013800",
                "+861062551234",
                "+862800138000",
                "+0123456789",
                "１３８００１３８０００",
                "13800138000\n",
                "+86+8613800138000",
                "1065751600001",
                "86",
                "+86",
                "13800138000,13800138001"
            })
    void phone_uncertain_isNothing(String text) {
        assertThat(new VendorNumber(text).phone()).isEmpty();
    }
}
