package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Purpose;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

class OtpFailureHandlerTest {

    private final OtpFailureHandler handler =
            new OtpFailureHandler("/login?error", Map.of("pay", "/confirm", "pay-out", "/confirm?purpose=pay-out"));

    private String page(String purpose) throws Exception {
        AuthenticationException failure = new BadCredentialsException("wrong");
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
}
