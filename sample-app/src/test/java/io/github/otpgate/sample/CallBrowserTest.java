package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.testkit.PhoneInbox;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A visitor who would rather be called, in a real browser; on a route whose vendors document no window to wait for. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"otp.limits.phone[0]=9/1m", "otp.routes.sms[0]=second", "otp.routes.sms[1]=third"})
class CallBrowserTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final Phones phones;
    private final SimulatedVendors vendors;
    private final String home;
    private ChromeDriver browser;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the browser is opened before each test
    CallBrowserTest(OtpService otp, SimulatedVendors vendors, @LocalServerPort int port) {
        this.phones = new Phones(otp, inbox(vendors, "second"));
        this.vendors = vendors;
        this.home = "http://localhost:" + port;
    }

    private static PhoneInbox inbox(SimulatedVendors vendors, String vendor) {
        return vendors.phones().stream()
                .filter(phone -> phone.vendor().equals(vendor))
                .findFirst()
                .orElseThrow()
                .inbox();
    }

    @BeforeEach
    void open(@TempDir Path profile) {
        phones.awaitService();
        browser = Chromium.open(profile, "en-US");
        browser.get(home + "/");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private void awaitText(String css, String expected) {
        await().atMost(LONG_ENOUGH)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                browser.findElement(By.cssSelector(css)).getText())
                        .contains(expected));
    }

    /** The element, once it can be used. */
    private WebElement usable(String css) {
        By selector = By.cssSelector(css);
        await().atMost(LONG_ENOUGH).ignoreExceptions().until(() -> {
            WebElement element = browser.findElement(selector);
            return element.isDisplayed() && element.isEnabled();
        });
        return browser.findElement(selector);
    }

    @Test
    void call_afterAMessage_readsTheSameCodeOut() {
        String phone = Phones.number();
        usable("#phone").sendKeys(phone);
        usable("#send").click();
        awaitText("#sent-to", "We sent 6 digits");

        usable("#call").click();

        awaitText("#sent-to", "We are calling 138****" + phone.substring(7));
        String heard =
                inbox(vendors, "call").awaitMessage(phone, LONG_ENOUGH).code().orElseThrow();
        assertThat(heard).isEqualTo(phones.code(phone));
        usable("#code").sendKeys(heard);
        usable("#verify").click();
        awaitText("#who", phone.substring(7));
        browser.get(home + "/inbox");
        awaitText(".item .meta", "Phone call · to 138****" + phone.substring(7));
    }
}
