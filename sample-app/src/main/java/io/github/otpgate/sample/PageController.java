package io.github.otpgate.sample;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.Channel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page must know before it shows itself. */
@RestController
final class PageController {

    private final OtpService otp;
    private final boolean simulated;

    PageController(OtpService otp, ObjectProvider<SimulatedVendors> vendors) {
        this.otp = otp;
        this.simulated = vendors.getIfAvailable() != null;
    }

    /** What the page may offer. */
    record Page(boolean inbox, boolean voice) {}

    /** Whether there is a simulated phone to link to, and whether codes can be read out. */
    @GetMapping("/page.json")
    Page page() {
        return new Page(simulated, otp.serves(Channel.VOICE));
    }
}
