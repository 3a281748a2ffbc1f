package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Logging in by code over HTTP, beside passwords. */
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = SecuredApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OtpLoginTest {

    private static final Surroundings AROUND = new Surroundings();

    private final String phone = Surroundings.phone("137");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        AROUND.register(registry);
    }

    @AfterAll
    static void close() {
        AROUND.close();
    }

    private String ticket(Browser browser, String number, String purpose) {
        String challenge = browser.ask(number, purpose);
        return browser.verify(challenge, purpose, AROUND.codeOn(number));
    }

    private static HttpResponse<String> login(Browser browser, String ticket) {
        return browser.post("/login/otp", Map.of("ticket", ticket));
    }

    private static void assertLoggedIn(Browser browser, HttpResponse<String> answer, String name) {
        assertThat(Browser.location(answer)).isEqualTo("/");
        assertThat(browser.get("/me").body()).isEqualTo(name);
    }

    private static void assertRefused(Browser browser, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("/login?error");
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void login_ticket_isThePhonesUser() {
        Browser browser = new Browser(port);

        HttpResponse<String> answer = login(browser, ticket(browser, phone, "login"));

        assertLoggedIn(browser, answer, "+86" + phone);
    }

    @Test
    void login_challengeAndCode_isThePhonesUser() {
        Browser browser = new Browser(port);
        String challenge = browser.ask(phone, "login");

        HttpResponse<String> answer = browser.post(
                "/login/otp", Map.of("challengeId", challenge, "code", AROUND.codeOn(phone), "ticket", ""));

        assertLoggedIn(browser, answer, "+86" + phone);
    }

    @Test
    void login_wrongCode_isRefused() {
        Browser browser = new Browser(port);
        String challenge = browser.ask(phone, "login");
        String wrong = AROUND.codeOn(phone).equals("000000") ? "000001" : "000000";

        assertRefused(browser, browser.post("/login/otp", Map.of("challengeId", challenge, "code", wrong)));
    }

    @Test
    void login_password_stillWorks() {
        Browser browser = new Browser(port);

        HttpResponse<String> answer =
                browser.post("/login", Map.of("username", "alice", "password", SecuredApplication.PASSWORD));

        assertLoggedIn(browser, answer, "alice");
    }

    @Test
    void login_phoneOfAPasswordUser_isThatUser() {
        Browser browser = new Browser(port);

        HttpResponse<String> answer = login(browser, ticket(browser, SecuredApplication.ALICE, "login"));

        assertLoggedIn(browser, answer, "alice");
    }

    @Test
    void login_changesTheSessionId() {
        Browser browser = new Browser(port);
        String before = browser.session().orElseThrow();
        String ticket = ticket(browser, phone, "login");
        assertThat(browser.session()).contains(before);

        login(browser, ticket);

        assertThat(browser.session()).isPresent().get().isNotEqualTo(before);
    }

    @Test
    void login_usedTicket_isRefused() {
        Browser browser = new Browser(port);
        String ticket = ticket(browser, phone, "login");
        login(browser, ticket);
        browser.post("/logout", Map.of());

        assertRefused(browser, login(browser, ticket));
    }

    @Test
    void login_ticketOfAnotherSession_isRefusedAndStaysItsOwners() {
        Browser victim = new Browser(port);
        Browser thief = new Browser(port);
        String ticket = ticket(victim, phone, "login");

        assertRefused(thief, login(thief, ticket));
        assertLoggedIn(victim, login(victim, ticket), "+86" + phone);
    }

    @Test
    void login_ticketOfAnotherPurpose_isRefused() {
        Browser browser = new Browser(port);
        String ticket = ticket(browser, phone, "pay");

        assertRefused(browser, login(browser, ticket));
        assertThat(Browser.location(browser.post("/login/otp", Map.of("ticket", ticket, "purpose", "pay"))))
                .isEqualTo("/confirm?error");
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void login_whatIsNoProof_isRefusedAlike() {
        Browser browser = new Browser(port);

        assertRefused(browser, login(browser, "no ticket at all!"));
        assertRefused(browser, login(browser, "unknown"));
        assertRefused(browser, browser.post("/login/otp", Map.of()));
        assertRefused(browser, browser.post("/login/otp", Map.of("challengeId", "x")));
        assertRefused(browser, browser.post("/login/otp", Map.of("ticket", "x", "purpose", "No Purpose")));
    }

    @Test
    void login_withoutCsrfToken_isForbiddenAndUsesNothingUp() {
        Browser browser = new Browser(port);
        String ticket = ticket(browser, phone, "login");

        assertThat(browser.postBare("/login/otp", "ticket=" + ticket).statusCode())
                .isEqualTo(403);
        assertLoggedIn(browser, login(browser, ticket), "+86" + phone);
    }

    @Test
    void login_manyAtOnce_succeedsOnce() {
        Browser browser = new Browser(port);
        String ticket = ticket(browser, phone, "login");
        String csrf = browser.get("/csrf").body();
        String form = Browser.form(Map.of("ticket", ticket, "_csrf", csrf));

        var posts = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> browser.postBare("/login/otp", form)))
                .toList();

        assertThat(posts.stream().map(CompletableFuture::join).map(Browser::location))
                .hasSize(8)
                .containsOnlyOnce("/");
    }

    @Test
    void login_unknownUser_looksLikeAWrongCode() {
        Browser browser = new Browser(port);
        HttpResponse<String> wrong = login(browser, "unknown");

        HttpResponse<String> nobody = login(browser, ticket(browser, Surroundings.phone("199"), "login"));

        assertRefused(browser, nobody);
        assertThat(nobody.body()).isEqualTo(wrong.body());
        assertThat(nobody.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
    }

    @Test
    void login_lockedAccount_isRefused() {
        Browser browser = new Browser(port);

        assertRefused(browser, login(browser, ticket(browser, SecuredApplication.LOCKED, "login")));
    }

    @Test
    void login_usersCannotBeLookedUp_isUnavailable(CapturedOutput output) {
        Browser browser = new Browser(port);

        HttpResponse<String> answer = login(browser, ticket(browser, SecuredApplication.UNREADABLE, "login"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"unavailable\"").doesNotContain("database");
        assertThat(output)
                .contains("users cannot be looked up right now: java.lang.IllegalStateException")
                .contains("SecuredApplication$Phones.loadUserByPhone")
                .doesNotContain(SecuredApplication.UNREADABLE);
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void login_redisAway_isUnavailable() {
        Browser browser = new Browser(port);
        String ticket = ticket(browser, phone, "login");

        AROUND.redis().pause();
        try {
            assertThat(login(browser, ticket).statusCode()).isEqualTo(503);
        } finally {
            AROUND.redis().resume();
        }
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void login_redisAwayForABrowser_leadsToAPageThatAnybodySees() {
        Browser browser = new Browser(port);
        String ticket = ticket(browser, phone, "login");

        AROUND.redis().pause();
        try {
            String page = Browser.location(browser.postForm("/login/otp", Map.of("ticket", ticket)));

            assertThat(page).isEqualTo("/login?error=unavailable");
            assertThat(browser.get(page).body()).isEqualTo("/login");
        } finally {
            AROUND.redis().resume();
        }
        assertThat(browser.get("/me").statusCode()).isEqualTo(302);
    }

    @Test
    void session_holdsNeitherTicketNorCode() {
        Browser browser = new Browser(port);
        String challenge = browser.ask(phone, "login");
        String code = AROUND.codeOn(phone);
        login(browser, "wrong-ticket-1");
        browser.post("/login/otp", Map.of("challengeId", "wrong-challenge", "code", "4711471147114711"));

        assertThat(browser.get("/session").body())
                .contains("SPRING_SECURITY_LAST_EXCEPTION")
                .doesNotContain("wrong-ticket", "wrong-challenge", "4711471147114711");

        String ticket = browser.verify(challenge, "login", code);
        login(browser, ticket);

        assertThat(browser.get("/session").body())
                .contains("OtpAuthentication")
                .doesNotContain(ticket, code, challenge);
    }

    @Test
    void endpoints_besideTheirPaths_areTheApplications() {
        Browser browser = new Browser(port);

        assertThat(browser.postBare("/otp/send/", "phone=" + phone).statusCode())
                .isEqualTo(403);
        assertThat(browser.postBare("/otp/callbacks/main/wrong", "").statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/otp/callbacks/main/wrong").statusCode()).isEqualTo(302);
        assertThat(browser.get("/otp/captcha/x").statusCode()).isEqualTo(302);
    }

    @Test
    void callbacks_withoutCsrfToken_areTakenIn() {
        Browser vendor = new Browser(port);

        HttpResponse<String> answer =
                vendor.postBare("/otp/callbacks/main/" + Surroundings.CALLBACK_TOKEN, "sms_status=%5B%5D");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
