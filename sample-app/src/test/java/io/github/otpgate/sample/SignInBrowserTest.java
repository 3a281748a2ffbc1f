package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

/** What a newcomer does, in a real browser; skipped where there is none. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        // All of these visitors have one address and neighbouring numbers, which would soon be asked for more than
        // work.
        properties = {"otp.captcha.mode=off", "otp.limits.address=1000/1h"})
class SignInBrowserTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final Phones phones;
    private final String home;
    private ChromeDriver browser;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the browser is opened before each test
    SignInBrowserTest(OtpService otp, HaotingyunSimulator vendor, @LocalServerPort int port) {
        this.phones = new Phones(otp, vendor);
        this.home = "http://localhost:" + port;
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

    /** The element, once it can be seen. */
    private WebElement see(String css) {
        By selector = By.cssSelector(css);
        await().atMost(LONG_ENOUGH)
                .ignoreExceptions()
                .until(() -> browser.findElement(selector).isDisplayed());
        return browser.findElement(selector);
    }

    private void awaitText(String css, String expected) {
        await().atMost(LONG_ENOUGH)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                browser.findElement(By.cssSelector(css)).getText())
                        .contains(expected));
    }

    private void sendTo(String phone) {
        WebElement field = see("#phone");
        field.clear();
        field.sendKeys(phone);
        see("#send").click();
    }

    private void type(String code) {
        WebElement field = see("#code");
        field.clear();
        field.sendKeys(code);
        see("#verify").click();
    }

    private int secondsLeft() {
        String shown = see("#resend").getText().replaceAll("[^0-9]", "");
        return shown.isEmpty() ? 0 : Integer.parseInt(shown);
    }

    private static String wrong(String code) {
        return (code.startsWith("1") ? "2" : "1") + code.substring(1);
    }

    @Test
    void newcomer_rightCodeAfterWrongOne_isSignedInUntilSignedOut() {
        String phone = Phones.number();
        sendTo(phone);
        awaitText("#sent-to", "138****" + phone.substring(7));
        String code = phones.code(phone);

        type(wrong(code));
        awaitText("#code-message", "not right or no longer valid");
        type(code);

        awaitText("#who", "138****" + phone.substring(7));
        browser.navigate().refresh();
        awaitText("#who", "138****" + phone.substring(7));
        see("#sign-out").click();
        see("#phone");
        browser.navigate().refresh();
        see("#phone");
        assertThat(seriousLogs()).isEmpty();
    }

    @Test
    void newcomer_signedInOnce_signsInAgainWithinTheOldSession() {
        String first = Phones.number();
        sendTo(first);
        see("#code");
        type(phones.code(first));
        awaitText("#who", first.substring(7));
        // The page signs out first; another tab of the same session need not have.
        browser.executeScript("document.getElementById('done-step').hidden = true;"
                + "document.getElementById('phone-step').hidden = false;");

        String second = Phones.number();
        sendTo(second);
        see("#code");
        type(phones.code(second));

        awaitText("#who", second.substring(7));
    }

    @Test
    void resend_beforeItsTime_countsDown() {
        sendTo(Phones.number());

        WebElement resend = see("#resend");
        assertThat(resend.isEnabled()).isFalse();
        int first = secondsLeft();
        assertThat(first).isBetween(1, 60);
        await().atMost(LONG_ENOUGH).until(() -> secondsLeft() < first);
    }

    @Test
    void send_sameNumberTooSoon_leadsBackToTheCodeAlreadySent() {
        String phone = Phones.number();
        sendTo(phone);
        see("#change").click();
        see("#send").click();

        awaitText("#code-message", "Too many requests. Please try again in ");
        type(phones.code(phone));
        awaitText("#who", phone.substring(7));
    }

    @Test
    void send_notANumber_saysSoInBothLanguages() {
        sendTo("12345");

        awaitText("#phone-message", "not a mobile number");
        assertThat(see("#phone").getDomAttribute("aria-invalid")).isEqualTo("true");
        see("#language").click();
        awaitText("#phone-message", "请检查手机号");
        awaitText("h1", "手机号登录");
        assertThat(see("html").getDomAttribute("lang")).isEqualTo("zh-CN");
    }

    @Test
    void code_wholeMessagePasted_keepsItsDigits() {
        sendTo(Phones.number());

        see("#code").sendKeys("【豪霆云】您的验证码是１２３ 456");

        assertThat(see("#code").getDomProperty("value")).isEqualTo("123456");
    }

    @Test
    void inbox_linkedFromThePage_showsTheMessageThatArrives() {
        assertThat(see("#inbox").getDomProperty("href")).isEqualTo(home + "/inbox");
        browser.get(home + "/inbox");
        see("#heading");

        String phone = Phones.number();
        phones.ticket(phone, "login", Optional.empty());

        awaitText(".item .meta", "138****" + phone.substring(7));
        awaitText(".item .bubble", "【豪霆云】您的验证码是" + phones.code(phone));
        see(".item .copy").click();
        awaitText(".item .copy", "Copied");
        assertThat(seriousLogs()).isEmpty();
    }

    /** What the browser complained about, a blocked script or style among it; a refused guess is no complaint. */
    private List<String> seriousLogs() {
        return browser.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> line.startsWith("SEVERE") && !line.contains("422"))
                .toList();
    }
}
