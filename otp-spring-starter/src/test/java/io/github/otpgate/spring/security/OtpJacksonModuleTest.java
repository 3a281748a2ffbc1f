package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** A login in a session that is kept as JSON. */
class OtpJacksonModuleTest {

    private final OtpAuthentication login = new OtpAuthentication(
            User.withUsername("alice").password("{noop}secret").roles("USER").build(),
            "138****8000",
            List.of(
                    new SimpleGrantedAuthority("ROLE_USER"),
                    FactorGrantedAuthority.withAuthority("FACTOR_OTP_LOGIN")
                            .issuedAt(Instant.parse("2026-01-02T03:04:05Z"))
                            .build()));

    private static JsonMapper mapper() {
        BasicPolymorphicTypeValidator.Builder types = BasicPolymorphicTypeValidator.builder();
        OtpJacksonModule otp = new OtpJacksonModule();
        otp.configurePolymorphicTypeValidator(types);
        return JsonMapper.builder()
                .addModules(SecurityJacksonModules.getModules(OtpJacksonModuleTest.class.getClassLoader(), types))
                .addModule(otp)
                .build();
    }

    private static Object written(Object context) {
        JsonMapper mapper = mapper();
        return mapper.readValue(mapper.writeValueAsString(context), Object.class);
    }

    @Test
    void context_writtenAndRead_isTheSame() {
        login.setDetails(new WebAuthenticationDetails("192.0.2.1", "session"));

        Object read = written(new SecurityContextImpl(login));

        assertThat(read).isEqualTo(new SecurityContextImpl(login));
        OtpAuthentication again = (OtpAuthentication) ((SecurityContextImpl) read).getAuthentication();
        assertThat(again).usingRecursiveComparison().isEqualTo(login);
    }

    @Test
    void login_notAuthenticatedAnyMore_isNotWhenRead() {
        login.setAuthenticated(false);

        assertThat(written(login))
                .isInstanceOfSatisfying(
                        OtpAuthentication.class,
                        again -> assertThat(again.isAuthenticated()).isFalse());
    }

    @Test
    void login_typeNobodyAllowed_isRefused() {
        JsonMapper mapper = JsonMapper.builder()
                .addModules(SecurityJacksonModules.getModules(OtpJacksonModuleTest.class.getClassLoader()))
                .addModule(new OtpJacksonModule())
                .build();
        String json = mapper().writeValueAsString(new SecurityContextImpl(login));

        assertThatThrownBy(() -> mapper.readValue(json, Object.class)).isInstanceOf(JacksonException.class);
    }
}
