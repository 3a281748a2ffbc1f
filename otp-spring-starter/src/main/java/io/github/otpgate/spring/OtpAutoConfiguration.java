package io.github.otpgate.spring;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.spring.redis.OtpRedis;
import io.github.otpgate.spring.redis.OtpRedisAutoConfiguration;
import io.github.otpgate.spring.setting.ConditionalOnOtpEnabled;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the {@link OtpService} from {@code otp.*}. It backs off when the application defines its own, and
 * altogether with {@code otp.enabled: false}.
 *
 * <p>What joins the service: beans of type {@link io.github.otpgate.provider.Provider},
 * {@link io.github.otpgate.provider.ProviderType}, {@link io.github.otpgate.event.OtpListener},
 * {@link io.github.otpgate.receipt.ReceiptListener}, one {@link io.github.otpgate.captcha.RemoteVerifier}, a
 * {@link java.time.Clock} that is named {@code otpClock}, and at last every {@link OtpServiceBuilderCustomizer}. One that needs
 * the {@link OtpService} asks for it late, through an {@code ObjectProvider}.
 */
@AutoConfiguration(after = {OtpRedisAutoConfiguration.class, SslAutoConfiguration.class})
@ConditionalOnOtpEnabled
@EnableConfigurationProperties(OtpProperties.class)
@ImportRuntimeHints(OtpRuntimeHints.class)
public final class OtpAutoConfiguration {

    /** Spring makes it. */
    OtpAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    static KeyCheck otpKeyCheck(Environment environment) {
        return new KeyCheck(environment);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    OtpService otpService(
            OtpProperties properties,
            OtpRedis redis,
            ObjectProvider<SslBundles> bundles,
            BeanFactory beans,
            Environment environment) {
        OtpServiceBuilder builder = ServiceSettings.builder(properties)
                .testNumbers(ConfiguredTestNumbers.of(properties.testNumbers(), environment));
        redis.configure(builder);
        new Accounts(properties.providers(), bundles).addTo(builder);
        new Contributions(beans).addTo(builder);
        return builder.buildIdle();
    }

    /** Nested, so that it is asked before there is a service: who makes one of their own ends it, too. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(OtpService.class)
    static class LifecycleConfiguration {

        @Bean
        @ConditionalOnMissingBean
        OtpLifecycle otpLifecycle(OtpService service, ConfigurableApplicationContext context) {
            return new OtpLifecycle(service, context);
        }
    }
}
