package io.github.otpgate.spring;

import io.github.otpgate.OtpService;
import io.github.otpgate.servlet.OtpFilter;
import io.github.otpgate.servlet.WebSettings;
import io.github.otpgate.spring.setting.ConditionalOnOtpEnabled;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the filter that answers the JSON endpoints, in a servlet application. It backs off when the
 * application defines an {@link OtpFilter} or a registration of one.
 */
@AutoConfiguration(after = OtpAutoConfiguration.class)
@ConditionalOnOtpEnabled
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(name = "jakarta.servlet.Filter")
@ConditionalOnBean(OtpService.class)
@EnableConfigurationProperties(OtpProperties.class)
public final class OtpWebAutoConfiguration {

    /** Spring makes it. */
    OtpWebAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(value = OtpFilter.class, parameterizedContainer = FilterRegistrationBean.class)
    FilterRegistrationBean<OtpFilter> otpFilter(OtpService service, OtpProperties properties, Environment environment) {
        OtpProperties.Web web = properties.web();
        WebSettings settings = new WebSettings(
                web.basePath(),
                web.verifyByPhone(),
                TrustedProxies.of(web.trustedProxies(), environment),
                DeliverySettings.callbacks(properties.callbacks()),
                properties.callbacks().rate());
        ServletPath.warnUnlessCovers(settings.basePath(), environment);
        FilterRegistrationBean<OtpFilter> registration = new FilterRegistrationBean<>(new OtpFilter(service, settings));
        registration.addUrlPatterns(settings.basePath() + "/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
