package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.authorization.FactorAuthorizationDecision;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Password and code, both, as Spring Security asks for several factors. */
@DirtiesContext
@SpringBootTest(
        classes = {SecuredApplication.class, MultiFactorTest.Both.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MultiFactorTest {

    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Surroundings AROUND = new Surroundings();

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

    @Test
    void login_passwordThenCode_isBoth() {
        Browser browser = new Browser(port);
        browser.post("/login", Map.of("username", "alice", "password", SecuredApplication.PASSWORD));
        assertThat(Browser.location(browser.get("/me")))
                .isEqualTo("/login?factor.type=otp_login&factor.reason=missing");

        logIn(browser, SecuredApplication.ALICE);

        assertThat(browser.get("/me").body()).isEqualTo("alice");
    }

    @Test
    void login_passwordOfOneCodeOfAnother_isNotBoth() {
        Browser browser = new Browser(port);
        browser.post("/login", Map.of("username", "alice", "password", SecuredApplication.PASSWORD));

        logIn(browser, Surroundings.phone("137"));

        assertThat(Browser.location(browser.get("/me"))).startsWith("/login?factor.type=password");
    }

    @Test
    void stepUp_contextsOfTheApplication_findsWhoIsLoggedIn(@Autowired SecuredApplication.Phones phones) {
        Browser browser = new Browser(port);
        String phone = Surroundings.phone("137");
        phones.byPhone().put("+86" + phone, SecuredApplication.alice());
        browser.post("/login", Map.of("username", "alice", "password", SecuredApplication.PASSWORD));

        String ticket = browser.verify(browser.ask(phone, "pay"), "pay", AROUND.codeOn(phone));
        browser.post("/login/otp", Map.of("ticket", ticket, "purpose", "pay"));

        assertThat(browser.get("/pay").body()).isEqualTo("/pay");
    }

    @Test
    void verifiedWithin_inARule_isAskedForAlone(@Autowired OtpFactors factors) {
        assertThat(factors.verifiedWithin("pay", WITHIN)
                        .authorize(() -> byCodeOnly(factors), this)
                        .isGranted())
                .isTrue();
    }

    @Test
    void verifiedWithin_besideWhatEverybodyNeeds_asksForAll(
            @Autowired OtpFactors factors, @Autowired AuthorizationManagerFactory<Object> everybody) {
        AuthorizationManager<Object> both =
                AuthorizationManagers.allOf(everybody.authenticated(), factors.verifiedWithin("pay", WITHIN));

        assertThat(both.authorize(() -> byCodeOnly(factors), this))
                .isInstanceOfSatisfying(
                        FactorAuthorizationDecision.class,
                        decision -> assertThat(decision.getFactorErrors())
                                .singleElement()
                                .satisfies(error -> assertThat(
                                                error.getRequiredFactor().getAuthority())
                                        .isEqualTo(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    }

    private static Authentication byCodeOnly(OtpFactors factors) {
        return new OtpAuthentication(
                SecuredApplication.alice(),
                "139****0001",
                List.of(factors.factor(new Purpose("login")), factors.factor(new Purpose("pay"))));
    }

    private static void logIn(Browser browser, String phone) {
        String ticket = browser.verify(browser.ask(phone, "login"), "login", AROUND.codeOn(phone));
        browser.post("/login/otp", Map.of("ticket", ticket));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMultiFactorAuthentication(authorities = {FactorGrantedAuthority.PASSWORD_AUTHORITY, OtpFactors.LOGIN})
    static class Both {
        @Bean
        SecurityContextHolderStrategy contexts() {
            return new OwnContexts();
        }
    }
}
