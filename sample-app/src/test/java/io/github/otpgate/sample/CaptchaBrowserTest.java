package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A newcomer whose browser must work before a code is sent. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "otp.captcha.mode=adaptive")
class CaptchaBrowserTest {

    private static final String SALT = "0123456789abcdef0123456789abcdef?expires=4102444800&";
    private static final String SOLVE = """
            const { proofOfWork } = await import("/pow.js");
            const challenge = { ...given[0], expiresInSeconds: 60 };
            return String(await proofOfWork(challenge, new AbortController().signal));
            """;

    private final Phones phones;
    private final int port;
    private BrowserPage page;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the page is opened before each test
    CaptchaBrowserTest(OtpService otp, HaotingyunSimulator vendor, @LocalServerPort int port) {
        this.phones = new Phones(otp, vendor);
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

    private static Map<String, Object> challenge(int number, int most) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest((SALT + number).getBytes(StandardCharsets.US_ASCII));
        return Map.of("salt", SALT, "challenge", HexFormat.of().formatHex(hash), "maxnumber", most);
    }

    @Test
    void newcomer_whoseBrowserWorks_isSignedInWithoutSolvingAnything() {
        String phone = Phones.number();
        page.sendTo(phone);
        page.awaitText("#sent-to", "138****" + phone.substring(7));

        page.see("#code").sendKeys(phones.code(phone));
        page.see("#verify").click();

        page.awaitText("#who", "138****" + phone.substring(7));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void proofOfWork_numberWithinTheRange_isFoundInTheWorker() throws NoSuchAlgorithmException {
        assertThat(page.resolved(SOLVE, challenge(0, 1_000))).isEqualTo("0");
        assertThat(page.resolved(SOLVE, challenge(4_321, 10_000))).isEqualTo("4321");
        assertThat(page.resolved(SOLVE, challenge(10_000, 10_000))).isEqualTo("10000");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void proofOfWork_numberBeyondTheRange_isNotFound() throws NoSuchAlgorithmException {
        assertThat(page.resolved(SOLVE, challenge(1_001, 1_000))).isEqualTo("undefined");
    }

    @Test
    void sha256_anyLength_agreesWithTheBrowsersOwn() {
        Object differing = page.resolved("""
                const { sha256 } = await import("/sha256.js");
                const differing = [];
                for (let length = 0; length <= 200; length++) {
                  const bytes = crypto.getRandomValues(new Uint8Array(length));
                  const expected = new DataView(await crypto.subtle.digest("SHA-256", bytes));
                  if (sha256(bytes).some((word, i) => word !== expected.getInt32(4 * i))) {
                    differing.push(length);
                  }
                }
                return differing.join();
                """);

        assertThat(differing).isEqualTo("");
    }
}
