package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Purpose;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

class OtpFailureHandlerTest {

    private final OtpFailureHandler handler = new OtpFailureHandler(
            "/login?error",
            Map.of("pay", "/confirm", "pay-out", "/confirm?purpose=pay-out"),
            AnyRequestMatcher.INSTANCE);

    private String page(String purpose) throws Exception {
        return page(purpose, new BadCredentialsException("wrong"));
    }

    private String page(String purpose, AuthenticationException failure) throws Exception {
        failure.setAuthenticationRequest(new OtpAuthenticationToken(new Purpose(purpose), Optional.empty()));
        MockHttpServletResponse response = new MockHttpServletResponse();
        handler.onAuthenticationFailure(new MockHttpServletRequest(), response, failure);
        return String.valueOf(response.getRedirectedUrl());
    }

    @Test
    void failure_ofAPurpose_leadsToItsPage() throws Exception {
        assertThat(page("pay")).isEqualTo("/confirm?error");
        assertThat(page("login")).isEqualTo("/login?error");
    }

    @Test
    void failure_pageWithAQuery_keepsIt() throws Exception {
        assertThat(page("pay-out")).isEqualTo("/confirm?purpose=pay-out&error");
    }

    @Test
    void failure_ofNobody_tellsThePage() throws Exception {
        AuthenticationException away = new AuthenticationServiceException("away");

        assertThat(page("login", away)).isEqualTo("/login?error=unavailable");
        assertThat(page("pay", away)).isEqualTo("/confirm?error=unavailable");
        assertThat(page("pay-out", away)).isEqualTo("/confirm?purpose=pay-out&error=unavailable");
        assertThat(OtpFailureHandler.unavailable("/failed")).isEqualTo("/failed?error=unavailable");
        assertThat(OtpFailureHandler.unavailable("/login?error=true")).isEqualTo("/login?error=unavailable");
        assertThat(OtpFailureHandler.unavailable("/login?a=1&error&b=2")).isEqualTo("/login?a=1&error=unavailable&b=2");
        assertThat(OtpFailureHandler.unavailable("/login?noerror")).isEqualTo("/login?noerror&error=unavailable");
    }
}
