package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Rate;
import io.github.otpgate.store.PhoneLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.scope.refresh.RefreshScopeRefreshedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class OtpLimitsReloadTest {

    private final Map<String, Object> settings = new HashMap<>();
    private final StandardEnvironment environment = new StandardEnvironment();
    private final List<ConfiguredLimits> applied = new ArrayList<>();
    private final OtpLimitsReload reload = new OtpLimitsReload(
            environment, new ConfiguredLimits(LimitSettings.DEFAULT, PhoneLimits.DEFAULT), applied::add);

    OtpLimitsReloadTest() {
        environment.getPropertySources().addFirst(new MapPropertySource("changing", settings));
    }

    @Test
    void reload_changedEnvironment_appliesWhatStandsThereNow() {
        settings.put("otp.limits.address", "7/3m");
        reload.reload();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("added", Map.of("otp.limits.address[0]", "8/3m")));
        reload.reload();

        assertThat(applied)
                .extracting(limits -> limits.rates().of(LimitRule.ADDRESS))
                .containsExactly(List.of(Rate.parse("7/3m")), List.of(Rate.parse("8/3m")));
    }

    @Test
    void reload_settingGone_isTheDefaultAgain() {
        settings.put("otp.limits.address", "7/3m");
        reload.reload();
        settings.clear();
        reload.reload();

        assertThat(applied).last().isEqualTo(new ConfiguredLimits(LimitSettings.DEFAULT, PhoneLimits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "otp.limits.address, many, limits.address[0], 'many'",
        "otp.limits.phone, many, limits.phone[0], 'many'",
        "otp.limits.global, '', limits.global, nothing",
        "otp.limits.step-up-after, many, limits.step-up-after, 'many'",
        "otp.limits.adress, 1/1h, limits.adress, a key that does not exist; otp.limits.address may be meant",
        "otp.limits.address[1], 1/1h, limits.address, the indexes [1]",
        "otp.limits, 1/1h, limits, a value where keys are expected"
    })
    void reload_mistake_namesTheKeyAndKeepsTheOld(String setting, String value, String key, String found) {
        settings.put(setting, value);

        assertThatThrownBy(reload::reload).isInstanceOfSatisfying(ConfigurationException.class, mistake -> {
            assertThat(mistake.key()).isEqualTo(key);
            assertThat(mistake.found().replace("'", "")).isEqualTo(found.replace("'", ""));
            assertThat(mistake.allowed()).isNotBlank();
        });
        assertThat(applied).isEmpty();
    }

    @Test
    void event_ofSpringCloud_appliesWhatChanged() {
        try (GenericApplicationContext context = context()) {
            settings.put("otp.limits.address", "7/3m");
            context.publishEvent(new EnvironmentChangeEvent(context, Set.of("otp.limits.address")));
            settings.put("otp.limits.address", "8/3m");
            context.publishEvent(new RefreshScopeRefreshedEvent());
        }

        assertThat(applied)
                .extracting(limits -> limits.rates().of(LimitRule.ADDRESS))
                .containsExactly(List.of(Rate.parse("7/3m")), List.of(Rate.parse("8/3m")));
    }

    @Test
    void event_aboutOtherSettings_leavesWhatTheServiceWasTold() {
        try (GenericApplicationContext context = context()) {
            settings.put("server.port", "1");
            context.publishEvent(new EnvironmentChangeEvent(context, Set.of("server.port")));
        }

        assertThat(applied).isEmpty();
    }

    @Test
    void event_ofAnotherKind_readsNothing() {
        try (GenericApplicationContext context = context()) {
            settings.put("otp.limits.address", "7/3m");
            context.publishEvent(new OtherEvent());
        }

        assertThat(applied).isEmpty();
    }

    @Test
    void event_mistake_warnsWithTheKeyAndKeepsTheOld(CapturedOutput output) {
        try (GenericApplicationContext context = context()) {
            settings.put("otp.limits.address", "many");
            context.publishEvent(new EnvironmentChangeEvent(context, Set.of("otp.limits.address")));
        }

        assertThat(applied).isEmpty();
        assertThat(output)
                .contains("WARN")
                .contains("The limits stay as they are: otp.limits.address[0]: found 'many'; allowed: a count");
    }

    private GenericApplicationContext context() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean(OtpLimitsReload.class, () -> reload);
        context.registerBean(
                CloudRefresh.class, () -> new CloudRefresh(context.getBeanProvider(OtpLimitsReload.class)));
        context.refresh();
        return context;
    }

    private static final class OtherEvent extends ApplicationEvent {

        private static final long serialVersionUID = 1L;

        OtherEvent() {
            super("other");
        }
    }
}
