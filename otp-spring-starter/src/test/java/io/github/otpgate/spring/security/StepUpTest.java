package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What needs a fresh code, for people who are logged in. */
@DirtiesContext
@SpringBootTest(classes = SecuredApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class StepUpTest {

    private static final Surroundings AROUND = new Surroundings();
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final String phone = Surroundings.phone("137");

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Autowired
    private SecuredApplication.Phones phones;

    private Browser browser;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        AROUND.register(registry);
    }

    @AfterAll
    static void close() {
        AROUND.close();
    }

    /** Alice with her password, and a phone that is this test's alone. */
    @BeforeEach
    void logIn() {
        phones.byPhone().put("+86" + phone, SecuredApplication.alice());
        browser = new Browser(port);
        logInByPassword();
    }

    private void logInByPassword() {
        browser.post("/login", Map.of("username", "alice", "password", SecuredApplication.PASSWORD));
        assertThat(browser.get("/me").body()).isEqualTo("alice");
    }

    private HttpResponse<String> stepUp(String number, String purpose) {
        String challenge = browser.ask(number, purpose);
        String ticket = browser.verify(challenge, purpose, AROUND.codeOn(number));
        return browser.post("/login/otp", Map.of("ticket", ticket, "purpose", purpose));
    }

    private void assertLacking() {
        assertThat(Browser.location(browser.get("/pay"))).startsWith("/confirm?factor.type=otp_pay");
        assertThat(browser.getJson("/pay").statusCode()).isEqualTo(403);
        assertThat(browser.getJson("/transfer").statusCode()).isEqualTo(403);
        assertThat(browser.get("/me").body()).isEqualTo("alice");
    }

    private void assertGiven() {
        assertThat(browser.get("/pay").body()).isEqualTo("/pay");
        assertThat(browser.get("/transfer").body()).isEqualTo("transferred");
        assertThat(browser.get("/me").body()).isEqualTo("alice");
    }

    @Test
    void stepUp_missing_isRefused() {
        assertLacking();
    }

    @Test
    void stepUp_anonymous_isSentToLogIn() {
        Browser stranger = new Browser(port);

        assertThat(Browser.location(stranger.get("/pay"))).isEqualTo("/login");
        assertThat(Browser.location(stranger.get("/transfer"))).isEqualTo("/login");
    }

    @Test
    void stepUp_ownPhone_opensWhatAskedForIt() {
        browser.get("/pay");
        String before = browser.session().orElseThrow();

        assertThat(Browser.location(stepUp(phone, "pay"))).startsWith("/pay");

        assertGiven();
        assertThat(browser.session()).isPresent().get().isNotEqualTo(before);
    }

    @Test
    void stepUp_codeWithoutScript_opensIt() {
        String challenge = browser.ask(phone, "pay");

        browser.post("/login/otp", Map.of("challengeId", challenge, "code", AROUND.codeOn(phone), "purpose", "pay"));

        assertGiven();
    }

    @Test
    void stepUp_phoneOfAnother_isRefused() {
        String others = Surroundings.phone("137");
        phones.byPhone()
                .put("+86" + others, SecuredApplication.user("bob", "none").build());

        assertThat(Browser.location(stepUp(others, "pay"))).isEqualTo("/confirm?error");

        assertLacking();
    }

    @Test
    void stepUp_phoneOfNobody_isRefusedAndRegistersNobody() {
        String nobodys = Surroundings.phone("137");

        assertThat(Browser.location(stepUp(nobodys, "pay"))).isEqualTo("/confirm?error");

        assertLacking();
        assertThat(phones.byPhone()).doesNotContainKey("+86" + nobodys);
    }

    @Test
    void stepUp_redisAway_leadsToItsPage() {
        String challenge = browser.ask(phone, "pay");
        String code = AROUND.codeOn(phone);

        AROUND.redis().pause();
        try {
            Map<String, String> form = Map.of("challengeId", challenge, "code", code, "purpose", "pay");
            assertThat(Browser.location(browser.postForm("/login/otp", form))).isEqualTo("/confirm?error=unavailable");
        } finally {
            AROUND.redis().resume();
        }
        assertLacking();
    }

    @Test
    void stepUp_otherPurpose_opensNothing() {
        assertThat(Browser.location(stepUp(phone, "reset-password"))).isEqualTo("/");

        assertLacking();
    }

    @Test
    void stepUp_loginByCode_opensNothing() {
        stepUp(phone, "login");

        assertLacking();
    }

    @Test
    void stepUp_afterLoginByCode_keepsWhoItIs() {
        String second = Surroundings.phone("137");
        phones.byPhone().put("+86" + second, SecuredApplication.alice());
        stepUp(phone, "login");

        stepUp(second, "pay");

        assertGiven();
    }

    @Test
    void stepUp_expires_andCanBeRenewed() {
        stepUp(phone, "pay");
        clock.advance(WITHIN.minusMillis(1));
        assertGiven();

        clock.advance(Duration.ofMillis(1));
        assertLacking();
        assertThat(Browser.location(browser.get("/pay"))).contains("factor.reason=expired");
    }

    @Test
    void stepUp_again_countsFromTheLast() {
        String second = Surroundings.phone("137");
        phones.byPhone().put("+86" + second, SecuredApplication.alice());
        stepUp(phone, "pay");
        clock.advance(WITHIN);
        assertLacking();

        stepUp(second, "pay");

        assertGiven();
    }

    @Test
    void stepUp_logout_loses() {
        stepUp(phone, "pay");
        assertGiven();

        browser.post("/logout", Map.of());
        logInByPassword();

        assertLacking();
    }

    @Test
    void stepUp_lockedMeanwhile_isRefused() {
        phones.byPhone()
                .put(
                        "+86" + phone,
                        SecuredApplication.user("alice", "none")
                                .accountLocked(true)
                                .build());

        assertThat(Browser.location(stepUp(phone, "pay"))).isEqualTo("/confirm?error");

        assertLacking();
    }
}
