package io.github.otpgate.spring;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.receipt.ReceiptListener;
import io.github.otpgate.servlet.OtpFilter;
import io.github.otpgate.servlet.WebSettings;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of OTP Gate: an {@link OtpService} from {@code otp.*}, and in a servlet application the filter that
 * answers the JSON endpoints. Every bean backs off when the application defines its own.
 *
 * <p>Beans of type {@link Provider} and {@link ProviderType} join the configured ones. Every bean of type
 * {@link OtpListener} observes, every one of type {@link ReceiptListener} hears of delivery reports and replies; one that
 * needs the {@link OtpService} asks for it late, through an {@code ObjectProvider}.
 */
@AutoConfiguration
@EnableConfigurationProperties(OtpProperties.class)
public final class OtpAutoConfiguration {

    /** Spring makes it. */
    OtpAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    static class KeysConfiguration {

        @Bean
        @ConditionalOnMissingBean
        static KeyCheck otpKeyCheck(Environment environment) {
            return new KeyCheck(environment);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(OtpService.class)
    static class ServiceConfiguration {

        private final ObjectProvider<OtpListener> listeners;
        private final ObjectProvider<ReceiptListener> receiptListeners;

        ServiceConfiguration(ObjectProvider<OtpListener> listeners, ObjectProvider<ReceiptListener> receiptListeners) {
            this.listeners = listeners;
            this.receiptListeners = receiptListeners;
        }

        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        OtpService otpService(
                OtpProperties properties,
                ObjectProvider<EmbeddedRedis> embedded,
                ObjectProvider<ProviderType> types,
                ObjectProvider<Provider> providers) {
            OtpServiceBuilder builder = ServiceSettings.builder(properties, redisUri(properties, embedded));
            types.orderedStream().forEach(builder::providerType);
            providers.orderedStream().forEach(builder::provider);
            listeners.orderedStream().forEach(builder::listener);
            receiptListeners.orderedStream().forEach(builder::receiptListener);
            return builder.build();
        }

        @Bean
        OtpLimitsReload otpLimitsReload(Environment environment, OtpProperties properties, OtpService service) {
            return new OtpLimitsReload(
                    environment, ConfiguredLimits.of(properties.limits()), limits -> apply(limits, service));
        }

        private static void apply(ConfiguredLimits limits, OtpService service) {
            // The one that may still be refused comes first, so that nothing is applied by half.
            service.phoneLimits(limits.phone());
            service.limits(limits.rates());
        }

        @Bean
        static CloudRefresh otpCloudRefresh(ObjectProvider<OtpLimitsReload> limits) {
            return new CloudRefresh(limits);
        }

        private static String redisUri(OtpProperties properties, ObjectProvider<EmbeddedRedis> embedded) {
            String configured = properties.redis().uri();
            if (configured != null) {
                return configured;
            }
            EmbeddedRedis started = embedded.getIfAvailable();
            if (started == null) {
                throw new ConfigurationException("redis.uri", "nothing", EmbeddedRedis.ALLOWED_WITHOUT_IT);
            }
            return started.uri();
        }

        /** Nested, because it backs off with what it serves, and a service must not yet be there when that is asked. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnClass(name = "redis.embedded.core.ExecutableProvider")
        @Conditional(OnNoRedisUri.class)
        static class EmbeddedRedisConfiguration {

            @Bean(destroyMethod = "close")
            @ConditionalOnMissingBean
            EmbeddedRedis otpEmbeddedRedis(Environment environment) {
                return EmbeddedRedis.forDevelopment(environment);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(name = "jakarta.servlet.Filter")
    static class FilterConfiguration {

        @Bean
        @ConditionalOnMissingBean(value = OtpFilter.class, parameterizedContainer = FilterRegistrationBean.class)
        FilterRegistrationBean<OtpFilter> otpFilter(
                OtpService service, OtpProperties properties, Environment environment) {
            OtpProperties.Web web = properties.web();
            WebSettings settings = new WebSettings(
                    web.basePath(),
                    web.verifyByPhone(),
                    TrustedProxies.of(web.trustedProxies(), environment),
                    DeliverySettings.callbacks(properties.callbacks()));
            FilterRegistrationBean<OtpFilter> registration =
                    new FilterRegistrationBean<>(new OtpFilter(service, settings));
            registration.addUrlPatterns(settings.basePath() + "/*");
            registration.setDispatcherTypes(DispatcherType.REQUEST);
            return registration;
        }
    }
}
