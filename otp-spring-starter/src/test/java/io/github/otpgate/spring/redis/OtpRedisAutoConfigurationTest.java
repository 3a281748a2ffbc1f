package io.github.otpgate.spring.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.redis.SharedRedis;
import io.github.otpgate.spring.Settings;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class OtpRedisAutoConfigurationTest {

    private static final String SHARE = "otp.redis.use-application-client=true";
    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    private static final RedisServer REDIS = RedisServer.start();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(Settings.configurations())
            .withPropertyValues(Settings.without("otp.redis", "otp.polling.enabled=false"));

    private final ApplicationContextRunner springData = runner.withConfiguration(
                    AutoConfigurations.of(DataRedisAutoConfiguration.class))
            .withPropertyValues("spring.data.redis.url=" + REDIS.uri());

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    /** The first answer of a cold JVM may come too late. */
    private static void assertReachesRedis(OtpService service) {
        await().ignoreExceptionsInstanceOf(StoreException.class).untilAsserted(() -> {
            service.suppress(PHONE);
            assertThat(service.allow(PHONE)).isTrue();
        });
    }

    @Test
    void properties_onlyTheUri_haveTheDocumentedDefaults() {
        runner.withPropertyValues("otp.redis.uri=" + REDIS.uri())
                .run(context -> assertThat(context.getBean(RedisProperties.class))
                        .isEqualTo(new RedisProperties(REDIS.uri(), "otp", Duration.ofMillis(500), null, false)));
    }

    @Test
    void properties_printed_showNoPassword() {
        assertThat(new RedisProperties("redis://:" + Settings.REDIS_PASSWORD + "@h", "otp", Duration.ZERO, null, false)
                        .toString())
                .doesNotContain(Settings.REDIS_PASSWORD);
    }

    @Test
    void client_ownClient_isUsedAndLeftOpen(CapturedOutput output) {
        RedisClient[] client = new RedisClient[1];
        runner.withPropertyValues(SHARE).withUserConfiguration(OwnClient.class).run(context -> {
            client[0] = context.getBean(RedisClient.class);
            assertReachesRedis(context.getBean(OtpService.class));
        });

        try (StatefulRedisConnection<String, String> connection = client[0].connect()) {
            assertThat(connection.sync().ping()).isEqualTo("PONG");
            await().until(() -> connection.sync().clientList().lines().count() == 1);
        } finally {
            client[0].shutdown();
        }
        assertThat(output)
                .contains("the application's own Redis client")
                .contains("commands are queued and run later (disconnectedBehavior)")
                .contains("runs again (replayFilter)");
    }

    @Test
    void client_springData_isUsed() {
        springData.withPropertyValues(SHARE).run(context -> {
            OtpService service = context.getBean(OtpService.class);

            assertThat(context).hasSingleBean(SharedRedis.class).hasSingleBean(LettuceConnectionFactory.class);
            assertReachesRedis(service);
        });
    }

    @Test
    void client_notAskedFor_isLeftAlone() {
        springData
                .withPropertyValues("otp.redis.uri=" + REDIS.uri())
                .run(context ->
                        assertThat(context).hasSingleBean(OtpService.class).doesNotHaveBean(SharedRedis.class));
    }

    @Test
    void client_noSpringDataOnTheClassPath_refuses() {
        springData
                .withPropertyValues(SHARE)
                .withClassLoader(new FilteredClassLoader("org.springframework.data"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith(
                                "otp.redis.use-application-client: found true, and not exactly one Redis client"));
    }

    @Test
    void client_besideAUri_refuses() {
        springData
                .withPropertyValues(SHARE, "otp.redis.uri=" + REDIS.uri())
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("a client of the application beside otp.redis.uri"));
    }

    @Test
    void details_bean_takesThePlaceOfTheUriAndOfTheEmbeddedRedis() {
        runner.withUserConfiguration(OwnDetails.class).run(context -> {
            assertThat(context).doesNotHaveBean(EmbeddedRedis.class);
            assertReachesRedis(context.getBean(OtpService.class));
        });
    }

    @Test
    void redis_ownBean_backsOff() {
        runner.withPropertyValues("otp.redis.uri=redis://127.0.0.1:1")
                .withUserConfiguration(OwnRedis.class)
                .run(context ->
                        assertThat(context).hasSingleBean(OtpRedis.class).doesNotHaveBean("otpRedis"));
    }

    @ParameterizedTest
    @ValueSource(classes = {OwnShared.class, OwnRedis.class, OwnDetails.class})
    void redis_ownBeanAndNoUri_startsNoEmbeddedOne(Class<?> own) {
        runner.withPropertyValues("spring.profiles.active=prod")
                .withUserConfiguration(own)
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedRedis.class);
                    assertReachesRedis(context.getBean(OtpService.class));
                });
    }

    /** As with an image that was built without a URI. */
    @Test
    void redis_uriThatTheConditionDidNotSee_startsNoEmbeddedOne() {
        MockEnvironment environment = new MockEnvironment().withProperty("otp.redis.uri", REDIS.uri());

        assertThat(new OtpRedisAutoConfiguration.EmbeddedRedisConfiguration().otpEmbeddedRedis(environment))
                .isNull();
    }

    @Test
    void redis_onlySpringDataSaysWhere_saysWhatToSet() {
        runner.withPropertyValues("spring.data.redis.host=127.0.0.1")
                .withClassLoader(new FilteredClassLoader("redis.embedded"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("spring.data.redis says only where the application's own Redis is")
                        .hasMessageContaining("or otp.redis.use-application-client: true"));
    }

    @Test
    void uri_missingWithoutAnEmbeddedOne_namesThatOnlyForDevelopment() {
        ApplicationContextRunner none = runner.withClassLoader(new FilteredClassLoader("redis.embedded"));

        none.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining("embedded-redis on the class path"));
        none.withPropertyValues("spring.profiles.active=prod")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("the URI of a Redis, for example")
                        .hasMessageNotContaining("embedded"));
    }

    /** A closed service would not answer. */
    @Test
    void service_contextStoppedAndStartedAgain_stillWorks() {
        runner.withPropertyValues("otp.redis.uri=" + REDIS.uri()).run(context -> {
            context.getSourceApplicationContext().stop();
            context.getSourceApplicationContext().start();

            assertReachesRedis(context.getBean(OtpService.class));
        });
    }

    @Test
    void redis_disabled_isNotThere() {
        runner.withPropertyValues("otp.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(OtpRedis.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClient {
        @Bean(destroyMethod = "")
        RedisClient client() {
            return RedisClient.create(REDIS.uri());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnDetails {
        @Bean
        OtpRedisConnectionDetails details() {
            return REDIS::uri;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnShared {
        @Bean(destroyMethod = "shutdown")
        RedisClient client() {
            return RedisClient.create(REDIS.uri());
        }

        @Bean
        SharedRedis shared(RedisClient client) {
            return SharedRedis.of(client);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRedis {
        @Bean
        OtpRedis own() {
            return builder -> builder.redis(REDIS.uri());
        }
    }
}
