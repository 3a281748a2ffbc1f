package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A newcomer who must put a piece of a picture into its place. Where that is, only the server knows. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"otp.captcha.mode=required", "otp.captcha.kind=slider"})
class SliderBrowserTest {

    private static final String PICTURE = "#puzzle-picture";
    private static final String COLUMN = "#column";

    private final Phones phones;
    private final int port;
    private BrowserPage page;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the page is opened before each test
    SliderBrowserTest(OtpService otp, HaotingyunSimulator vendor, @LocalServerPort int port) {
        this.phones = new Phones(otp, vendor);
        this.port = port;
    }

    @BeforeEach
    void open(@TempDir Path profile) {
        phones.awaitService();
        page = BrowserPage.open(profile, port);
        page.sendTo(Phones.number());
        page.see(PICTURE);
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
    }

    private double pieceLeft() {
        return page.see("#puzzle-piece").getRect().getX();
    }

    @Test
    void slider_shown_isReadyForKeysAndFitsThePicture() {
        assertThat(page.focused()).isEqualTo("column");
        assertThat(page.property(PICTURE, "naturalWidth")).isEqualTo("320");
        assertThat(page.property(PICTURE, "src")).startsWith("data:image/jpeg;base64,");
        assertThat(page.property("#puzzle-piece", "src")).startsWith("data:image/png;base64,");
        assertThat(Integer.parseInt(page.property(COLUMN, "max"))).isBetween(200, 310);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void keys_andButtons_moveThePiece() {
        double start = pieceLeft();

        page.see(COLUMN).sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        page.see("#nudge-right").click();

        assertThat(page.property(COLUMN, "value")).isEqualTo("5");
        assertThat(pieceLeft()).isGreaterThan(start);
        page.see(COLUMN).sendKeys(Keys.END);
        page.see("#nudge-left").click();
        assertThat(Integer.parseInt(page.property(COLUMN, "value")))
                .isEqualTo(Integer.parseInt(page.property(COLUMN, "max")) - 2);
    }

    @Test
    void confirm_pieceNotMoved_asksForThatAndKeepsThePicture() {
        String before = page.property(PICTURE, "src");

        page.see(COLUMN).sendKeys(Keys.ENTER);

        page.awaitText("#captcha-message", "move the piece into the gap first");
        assertThat(page.property(PICTURE, "src")).isEqualTo(before);
    }

    @Test
    void confirm_wrongPlace_saysSoAndShowsANewPicture() {
        String before = page.property(PICTURE, "src");

        // A piece that belonged this near to where it starts would be no puzzle.
        page.see(COLUMN).sendKeys(Keys.ARROW_RIGHT, Keys.ENTER);

        page.awaitText("#captcha-message", "That did not fit");
        assertThat(page.property(PICTURE, "src")).isNotEqualTo(before);
        assertThat(page.property(COLUMN, "value")).isEqualTo("0");
        await().atMost(Duration.ofSeconds(10)).until(() -> page.focused().equals("column"));
        page.see("#language").click();
        page.awaitText("#captcha-message", "请在新图片上重试");
    }

    @Test
    void anotherPicture_asked_isShownWithoutAnAnswer() {
        String before = page.property(PICTURE, "src");

        page.see("#captcha-new").click();

        page.awaitChange(PICTURE, "src", before);
        assertThat(page.see("#captcha-message").getText()).isEmpty();
    }

    @Test
    void back_leadsToTheNumberWhichCanBeSentAgain() {
        page.see("#captcha-back").click();

        page.see("#phone");
        assertThat(page.focused()).isEqualTo("phone");
        page.see("#send").click();
        page.see(PICTURE);
    }
}
