package io.github.otpgate.spring.redis;

import io.github.otpgate.OtpService;
import io.github.otpgate.redis.SharedRedis;
import io.github.otpgate.spring.setting.ConditionalOnOtpEnabled;
import io.lettuce.core.AbstractRedisClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Auto-configuration of the Redis that an {@link OtpService} of the starter's stands on: the one at {@code otp.redis.uri}; with
 * {@code otp.redis.use-application-client} the application's own client; else an embedded one for development.
 *
 * <p>A bean of type {@link OtpRedisConnectionDetails} takes the place of the URI, one of type {@link SharedRedis} that of a
 * connection.
 */
@AutoConfiguration(
        after = SslAutoConfiguration.class,
        afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnOtpEnabled
@ConditionalOnMissingBean(OtpService.class)
@EnableConfigurationProperties(RedisProperties.class)
public final class OtpRedisAutoConfiguration {

    /** Spring makes it. */
    OtpRedisAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    OtpRedis otpRedis(
            RedisProperties properties,
            ObjectProvider<SharedRedis> shared,
            ObjectProvider<OtpRedisConnectionDetails> details,
            ObjectProvider<SslBundles> bundles,
            Environment environment) {
        return new ConfiguredRedis(properties, shared, details, bundles, environment);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("otp.redis.use-application-client")
    @ConditionalOnBean(AbstractRedisClient.class)
    static class ClientConfiguration {

        @Bean
        @ConditionalOnMissingBean
        SharedRedis otpSharedRedis(ObjectProvider<AbstractRedisClient> clients) {
            return ApplicationClient.shared(clients.getIfUnique());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("otp.redis.use-application-client")
    @ConditionalOnClass(LettuceConnectionFactory.class)
    @ConditionalOnBean(LettuceConnectionFactory.class)
    @ConditionalOnMissingBean(AbstractRedisClient.class)
    static class SpringDataConfiguration {

        @Bean
        @ConditionalOnMissingBean
        SharedRedis otpSharedRedis(ObjectProvider<LettuceConnectionFactory> factories) {
            LettuceConnectionFactory factory = factories.getIfUnique();
            return ApplicationClient.shared(factory == null ? null : factory.getNativeClient());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "otp.redis.use-application-client", havingValue = false, matchIfMissing = true)
    @ConditionalOnClass(name = "redis.embedded.core.ExecutableProvider")
    @Conditional(OnNoRedisUri.class)
    static class EmbeddedRedisConfiguration {

        /** None where there is a URI after all: conditions are decided when an image is built, the URI where it runs. */
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean({OtpRedisConnectionDetails.class, SharedRedis.class, OtpRedis.class})
        @Nullable
        EmbeddedRedis otpEmbeddedRedis(Environment environment) {
            return environment.containsProperty(OnNoRedisUri.KEY) ? null : EmbeddedRedis.forDevelopment(environment);
        }
    }
}
