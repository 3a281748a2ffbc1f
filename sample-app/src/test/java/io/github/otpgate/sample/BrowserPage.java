package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The sign-in page in a browser of its own, waited for by what can be seen. */
final class BrowserPage implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final ChromeDriver browser;

    private BrowserPage(ChromeDriver browser) {
        this.browser = browser;
    }

    /** Opens it in English, or skips the test where there is no browser. */
    static BrowserPage open(Path profile, int port) {
        return open(profile, port, "/");
    }

    /** The same for another page. */
    static BrowserPage open(Path profile, int port, String path) {
        ChromeDriver browser = Chromium.open(profile, "en-US");
        browser.manage().timeouts().scriptTimeout(LONG_ENOUGH);
        browser.get("http://localhost:" + port + path);
        return new BrowserPage(browser);
    }

    /** The element, once it can be seen and used. */
    WebElement see(String css) {
        By selector = By.cssSelector(css);
        await().atMost(LONG_ENOUGH).ignoreExceptions().until(() -> {
            WebElement element = browser.findElement(selector);
            return element.isDisplayed() && element.isEnabled();
        });
        return browser.findElement(selector);
    }

    void awaitText(String css, String expected) {
        await().atMost(LONG_ENOUGH)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                browser.findElement(By.cssSelector(css)).getText())
                        .contains(expected));
    }

    void awaitChange(String css, String property, String before) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(property(css, property)).isNotEqualTo(before));
    }

    String property(String css, String name) {
        return String.valueOf(browser.findElement(By.cssSelector(css)).getDomProperty(name));
    }

    /** The id of the element that has the focus. */
    String focused() {
        return String.valueOf(browser.switchTo().activeElement().getDomProperty("id"));
    }

    void sendTo(String phone) {
        see("#phone").clear();
        see("#phone").sendKeys(phone);
        see("#send").click();
    }

    /** What an asynchronous script resolves to. */
    Object resolved(String script, Object... arguments) {
        return browser.executeAsyncScript(
                "const done = arguments[arguments.length - 1];" + "(async (...given) => {" + script
                        + "})(...arguments).then(done, error => done(String(error)));",
                arguments);
    }

    /** What the browser complained about, a blocked script or picture among it; a refused request is no complaint. */
    List<String> complaints() {
        return browser.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> line.startsWith("SEVERE") && !line.matches(".* status of 4(22|28) .*"))
                .toList();
    }

    @Override
    public void close() {
        browser.quit();
    }
}
