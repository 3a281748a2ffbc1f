package io.github.otpgate.sample;

import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page must know before it shows itself. */
@RestController
final class PageController {

    private final boolean simulated;

    PageController(ObjectProvider<HaotingyunSimulator> vendor) {
        this.simulated = vendor.getIfAvailable() != null;
    }

    /** Whether there is a simulated phone to link to. */
    @GetMapping("/page.json")
    Map<String, Boolean> page() {
        return Map.of("inbox", simulated);
    }
}
