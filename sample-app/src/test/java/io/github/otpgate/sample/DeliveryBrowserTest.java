package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

/** What a visitor sees of what the vendor reports, and what the vendor hears of the visitor. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"otp.captcha.mode=off", "otp.limits.address=1000/1h"})
class DeliveryBrowserTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final Phones phones;
    private final HaotingyunSimulator vendor;
    private final Events events;
    private final int port;
    private BrowserPage page;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the page is opened before each test
    DeliveryBrowserTest(OtpService otp, HaotingyunSimulator vendor, Events events, @LocalServerPort int port) {
        this.phones = new Phones(otp, vendor);
        this.vendor = vendor;
        this.events = events;
        this.port = port;
    }

    @BeforeEach
    void open(@TempDir Path profile) {
        phones.awaitService();
        page = BrowserPage.open(profile, port);
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
    }

    @Test
    void message_thatArrives_isSaidToHaveArrived() {
        String phone = Phones.number();
        page.sendTo(phone);

        page.awaitText("#code-delivery", "Your phone has it.");
        assertThat(page.resolved("const bottom = document.querySelector('#sent-to').getBoundingClientRect().bottom;"
                        + "return document.querySelector('#code-delivery').getBoundingClientRect().top >= bottom;"))
                .isEqualTo(true);
        page.see("#language").click();
        page.awaitText("#code-delivery", "已送达");
        page.see("#code").sendKeys(phones.code(phone));
        page.see("#verify").click();
        page.awaitText("#who", phone.substring(7));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void message_thatDoesNotArrive_isSaidToBeLost() {
        String phone = Phones.number();
        vendor.failReports(phone, "DB:0103");
        page.sendTo(phone);

        page.awaitText("#code-delivery", "did not arrive");
    }

    @Test
    void visitor_whoNeverAskedForTheCode_makesItWorthless() {
        String phone = Phones.number();
        page.sendTo(phone);
        String code = phones.code(phone);
        page.see("#code");
        vendor.reply(phone, "非本人");

        // The reply takes a moment to be heeded; meanwhile the right code must not be spent.
        page.awaitText("#code-delivery", "Your phone has it.");
        await().atMost(LONG_ENOUGH).until(() -> events.disowned.contains(new PhoneNumber("+86" + phone)));
        page.see("#code").sendKeys(code);
        page.see("#verify").click();

        page.awaitText("#code-message", "not right or no longer valid");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        Events events() {
            return new Events();
        }
    }

    private static final class Events implements OtpListener {

        private final List<PhoneNumber> disowned = new CopyOnWriteArrayList<>();

        @Override
        public void on(OtpEvent event) {
            if (event instanceof OtpEvent.Disowned said) {
                disowned.add(said.phone());
            }
        }
    }
}
