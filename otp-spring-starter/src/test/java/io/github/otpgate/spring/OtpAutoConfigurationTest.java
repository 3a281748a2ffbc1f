package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.captcha.CaptchaSettings;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.haotingyun.HaotingyunType;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.ResendMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class OtpAutoConfigurationTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(Settings.configurations());

    @Test
    void service_completeSettings_isMadeWithoutAskingRedis() {
        runner.withPropertyValues(Settings.complete()).run(context -> {
            assertThat(context).hasSingleBean(OtpService.class);
            assertThat(context).doesNotHaveBean("otpEmbeddedRedis").doesNotHaveBean("otpFilter");
        });
    }

    @Test
    void service_ownBean_backsOffAndStartsNoRedis() {
        runner.withUserConfiguration(OwnService.class).run(context -> {
            assertThat(context).hasSingleBean(OtpService.class).hasBean("own");
            assertThat(context).doesNotHaveBean("otpEmbeddedRedis");
            // What the application told its own service is nothing that otp.limits may undo.
            assertThat(context).doesNotHaveBean(OtpLimitsReload.class).doesNotHaveBean(CloudRefresh.class);
        });
    }

    @Test
    void properties_onlyWhatIsNeeded_hasTheDocumentedDefaults() {
        runner.withPropertyValues(Settings.complete()).run(context -> {
            OtpProperties properties = context.getBean(OtpProperties.class);

            assertThat(properties.defaultRegion()).isEqualTo("CN");
            assertThat(properties.allowedCountries()).containsExactly("CN");
            assertThat(properties.code())
                    .isEqualTo(new OtpProperties.Code(6, Duration.ofMinutes(5), 5, ResendMode.SAME));
            assertThat(ConfiguredLimits.of(properties.limits()))
                    .isEqualTo(new ConfiguredLimits(LimitSettings.DEFAULT, PhoneLimits.DEFAULT));
            assertThat(ServiceSettings.captcha(properties.captcha())).isEqualTo(CaptchaSettings.DEFAULT);
            assertThat(properties.guard().enabled()).isTrue();
            assertThat(properties.numbers()).isEqualTo(new OtpProperties.Numbers(List.of(), List.of()));
            assertThat(properties.routes()).isEqualTo(new OtpProperties.Routes(List.of(), List.of()));
            assertThat(properties.web()).isEqualTo(new OtpProperties.Web("/otp", false, List.of()));
        });
    }

    @Test
    void properties_everySetting_isBound() {
        runner.withPropertyValues(Settings.complete(
                        "otp.secret-keys=" + Settings.SECRET + "," + Settings.OTHER_SECRET,
                        "otp.default-region=HK",
                        "otp.allowed-countries=HK,CN,CN",
                        "otp.redis.namespace=shop",
                        "otp.redis.timeout=300ms",
                        "otp.code.length=8",
                        "otp.code.ttl=2m",
                        "otp.code.max-attempts=3",
                        "otp.code.resend=new",
                        "otp.limits.phone=1/30s,4/10m",
                        "otp.captcha.mode=off",
                        "otp.purposes.register.template=5",
                        "otp.purposes.register.variables.app=豪霆云短信平台",
                        "otp.routes.sms=main",
                        "otp.web.base-path=/codes",
                        "otp.web.verify-by-phone=true",
                        "otp.web.trusted-proxies=10.0.0.0/8",
                        "otp.guard.enabled=false",
                        "otp.captcha.kind=slider",
                        "otp.captcha.difficulty=1000",
                        "otp.captcha.raised-difficulty=2000",
                        "otp.captcha.challenge-ttl=1m",
                        "otp.captcha.token-ttl=30s",
                        "otp.captcha.bound-to-address=false"))
                .run(context -> {
                    assertThat(context).hasSingleBean(OtpService.class);
                    OtpProperties properties = context.getBean(OtpProperties.class);
                    assertThat(properties.secretKeys()).containsExactly(Settings.SECRET, Settings.OTHER_SECRET);
                    assertThat(properties.allowedCountries()).containsExactly("HK", "CN", "CN");
                    assertThat(properties.code())
                            .isEqualTo(new OtpProperties.Code(8, Duration.ofMinutes(2), 3, ResendMode.NEW));
                    assertThat(properties.purposes())
                            .isEqualTo(Map.of(
                                    "register", new OtpProperties.PurposeMessage("5", Map.of("app", "豪霆云短信平台"))));
                    assertThat(ServiceSettings.captcha(properties.captcha()))
                            .isEqualTo(new CaptchaSettings(
                                    CaptchaMode.OFF,
                                    CaptchaKind.SLIDER,
                                    1000,
                                    2000,
                                    Duration.ofMinutes(1),
                                    Duration.ofSeconds(30),
                                    false));
                    assertThat(properties.guard().enabled()).isFalse();
                    assertThat(properties.routes().sms()).containsExactly("main");
                    assertThat(properties.web())
                            .isEqualTo(new OtpProperties.Web("/codes", true, List.of("10.0.0.0/8")));
                });
    }

    @Test
    void properties_printed_showNoSecret() {
        runner.withPropertyValues(Settings.complete()).run(context -> {
            OtpProperties properties = context.getBean(OtpProperties.class);

            assertThat(properties.toString())
                    .doesNotContain(Settings.SECRET, Settings.API_KEY, Settings.REDIS_PASSWORD);
        });
    }

    @Test
    void service_providerBean_needsNoConfiguredProvider() {
        runner.withPropertyValues(Settings.without("otp.providers"))
                .withUserConfiguration(OwnProvider.class)
                .run(context -> assertThat(context).hasSingleBean(OtpService.class));
    }

    @Test
    void service_providerTypeBean_makesItsTypeKnown() {
        runner.withPropertyValues(Settings.without("otp.providers.main.type", "otp.providers.main.type=house"))
                .withUserConfiguration(OwnType.class)
                .run(context -> assertThat(context).hasSingleBean(OtpService.class));
    }

    @Test
    void service_channelWithoutProvider_isUnavailable() {
        runner.withPropertyValues(Settings.complete("otp.captcha.mode=off")).run(context -> {
            IssueResult result = context.getBean(OtpService.class)
                    .issue(IssueRequest.of("13800138000", "login").withChannel(Channel.VOICE));

            assertThat(result).isEqualTo(new IssueResult.Refused(IssueResult.Reason.CHANNEL_UNAVAILABLE));
        });
    }

    @Test
    void service_captchaModeNotSet_asksForACaptcha() {
        runner.withPropertyValues(Settings.complete()).run(context -> {
            IssueResult result = context.getBean(OtpService.class).issue(IssueRequest.of("13800138000", "login"));

            assertThat(result).isEqualTo(new IssueResult.Refused(IssueResult.Reason.CAPTCHA_REQUIRED));
        });
    }

    @Test
    void service_noRedisUriAndNoEmbeddedRedis_refuses() {
        runner.withPropertyValues(Settings.without("otp.redis.uri"))
                .withClassLoader(new FilteredClassLoader("redis.embedded"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageStartingWith("otp.redis.uri: found nothing; allowed: the URI of a Redis"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnService {
        @Bean
        OtpService own() {
            return OtpService.builder()
                    .secretKeys(Settings.SECRET)
                    .signature("豪霆云")
                    .redis("redis://127.0.0.1:1")
                    .provider(new HouseProvider("house"))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnProvider {
        @Bean
        Provider house() {
            return new HouseProvider("house");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnType {
        @Bean
        ProviderType houseType() {
            return new HouseType();
        }
    }

    private record HouseType() implements ProviderType {
        @Override
        public String type() {
            return "house";
        }

        @Override
        public Provider create(ProviderSettings settings, ProviderTools tools) {
            return new HaotingyunType().create(settings, tools);
        }
    }

    private record HouseProvider(String name) implements Provider {
        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public List<Window> windows() {
            return List.of();
        }

        @Override
        public Submission submit(Message message) {
            throw new IllegalStateException("nothing is sent in these tests");
        }
    }
}
