package io.github.otpgate.spring.testing.secured;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.junit.OtpServers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        properties = {"otp.purposes.login.template=2", "otp.purposes.pay.template=2", "otp.limits.phone=100/1s"})
@AutoConfigureMockMvc
class SecuredLoginTest {

    @RegisterExtension
    static final OtpServers OTP = OtpServers.recording();

    @DynamicPropertySource
    static void otp(DynamicPropertyRegistry registry) {
        OTP.springProperties().forEach((key, value) -> registry.add(key, () -> value));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Recording {
        @Bean
        Provider recorder() {
            return OTP.recorder();
        }

        @Bean
        MovableClock clock() {
            return new MovableClock(Instant.now());
        }
    }

    private final MockHttpSession browser = new MockHttpSession();
    private final PhoneNumber phone = OTP.newPhone();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private MovableClock clock;

    @Test
    void login_codeFromTheMessage_isLoggedIn() throws Exception {
        String ticket = ticket("login");

        mvc.perform(post("/login/otp").session(browser).with(csrf()).param("ticket", ticket))
                .andExpect(authenticated().withUsername(phone.e164()))
                .andExpect(redirectedUrl("/"));
        mvc.perform(get("/me").session(browser)).andExpect(content().string(phone.e164()));
    }

    @Test
    void pay_codeForIt_isGoodForTenMinutes() throws Exception {
        mvc.perform(get("/pay").session(browser).with(user(phone.e164()))).andExpect(status().isForbidden());
        String ticket = ticket("pay");

        mvc.perform(post("/login/otp")
                .session(browser)
                .with(csrf())
                .param("purpose", "pay")
                .param("ticket", ticket));
        mvc.perform(get("/pay").session(browser)).andExpect(content().string("paid"));

        clock.advance(Duration.ofMinutes(10));
        mvc.perform(get("/pay").session(browser).accept(TEXT_HTML))
                .andExpect(redirectedUrlPattern("/confirm?factor.type=otp_pay&factor.reason=expired*"));
    }

    @Test
    void pay_afterALoginByCode_needsAnother() throws Exception {
        mvc.perform(post("/login/otp").session(browser).with(csrf()).param("ticket", ticket("login")));
        mvc.perform(get("/pay").session(browser)).andExpect(status().isForbidden());

        mvc.perform(post("/login/otp")
                .session(browser)
                .with(csrf())
                .param("purpose", "pay")
                .param("ticket", ticket("pay")));
        mvc.perform(get("/pay").session(browser)).andExpect(content().string("paid"));
    }

    private String ticket(String purpose) throws Exception {
        String challenge = send("/otp/send", "challengeId", Map.of("phone", phone.e164(), "purpose", purpose));
        String code = OTP.recorder().lastCode(phone);
        return send("/otp/verify", "ticket", Map.of("challengeId", challenge, "purpose", purpose, "code", code));
    }

    private String send(String path, String member, Map<String, String> body) throws Exception {
        String answer = mvc.perform(post(path)
                        .session(browser)
                        .contentType(APPLICATION_JSON)
                        .content(JsonMapper.shared().writeValueAsString(body)))
                .andExpect(status().is2xxSuccessful())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonMapper.shared().readTree(answer).path(member).asString();
    }
}
