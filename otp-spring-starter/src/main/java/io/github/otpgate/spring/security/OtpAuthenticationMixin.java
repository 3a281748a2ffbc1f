package io.github.otpgate.spring.security;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** How an {@link OtpAuthentication} is written as JSON, and read. */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
@JsonAutoDetect(
        fieldVisibility = Visibility.NONE,
        getterVisibility = Visibility.PUBLIC_ONLY,
        isGetterVisibility = Visibility.PUBLIC_ONLY)
@JsonIgnoreProperties({"name", "credentials"})
abstract class OtpAuthenticationMixin {

    @JsonCreator
    OtpAuthenticationMixin(
            @JsonProperty("principal") UserDetails user,
            @JsonProperty("maskedPhone") String maskedPhone,
            @JsonProperty("authorities") Collection<? extends GrantedAuthority> authorities) {}
}
