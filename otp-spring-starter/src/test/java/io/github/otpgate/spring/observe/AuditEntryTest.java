package io.github.otpgate.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.PhoneNumber;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

    @Test
    void line_sliderRequired_namesTheRule() {
        OtpEvent asked = new OtpEvent.SliderRequired(new PhoneNumber("+8613800138000"), "subrange: velocity");

        assertThat(AuditEntry.of(asked).map(AuditEntry::line))
                .hasValue("event=OTP_STEPPED_UP subject=138****8000 rule=subrange:_velocity");
    }
}
