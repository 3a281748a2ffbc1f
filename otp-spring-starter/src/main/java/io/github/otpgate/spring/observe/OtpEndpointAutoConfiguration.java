package io.github.otpgate.spring.observe;

import io.github.otpgate.OtpService;
import io.github.otpgate.spring.OtpAutoConfiguration;
import io.github.otpgate.spring.setting.ConditionalOnOtpEnabled;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The actuator endpoint {@code otp}, where it is exposed. */
@AutoConfiguration(after = OtpAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnOtpEnabled
public final class OtpEndpointAutoConfiguration {

    /** Spring makes it. */
    OtpEndpointAutoConfiguration() {}

    /** Nested, because a condition that is not there cannot be asked. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(OtpEndpoint.class)
    @ConditionalOnBean(OtpService.class)
    static class ExposedConfiguration {

        @Bean
        @ConditionalOnMissingBean
        static OtpEndpoint otpEndpoint(OtpService service) {
            return new OtpEndpoint(service);
        }
    }
}
