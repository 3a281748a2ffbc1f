package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.poll.PollSettings;
import io.github.otpgate.receipt.reply.ReplyWords;
import io.github.otpgate.route.RouteRule;
import io.github.otpgate.route.RoutingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DeliverySettingsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(Settings.configurations())
            .withPropertyValues(Settings.complete());

    @Test
    void settings_nothingGiven_areTheLibrarysDefaults() {
        runner.run(context -> {
            OtpProperties properties = context.getBean(OtpProperties.class);

            assertThat(DeliverySettings.routing(properties.routing())).isEqualTo(RoutingSettings.DEFAULT);
            assertThat(DeliverySettings.polling(properties.polling())).isEqualTo(PollSettings.DEFAULT);
            assertThat(DeliverySettings.replies(properties.replies())).isEqualTo(ReplyWords.DEFAULT);
            assertThat(properties.callbacks()).isEqualTo(new DeliveryProperties.Callbacks(null, null, 200));
        });
    }

    @Test
    void routing_everySetting_arrives() {
        runner.withPropertyValues(
                        "otp.providers.call.type=smscn-voice",
                        "otp.providers.call.base-url=http://127.0.0.1:1",
                        "otp.providers.call.uid=a",
                        "otp.providers.call.secret-key=b",
                        "otp.providers.call.template=700001",
                        "otp.routes.sms=main",
                        "otp.routes.voice=call",
                        "otp.routing.deadline=6s",
                        "otp.routing.attempt-timeout=2s",
                        "otp.routing.most-paid=1",
                        "otp.routing.weights.main=300",
                        "otp.routing.voice-after=60s",
                        "otp.routing.rules[0].purposes=login",
                        "otp.routing.rules[0].countries=HK,MO",
                        "otp.routing.rules[0].providers=main",
                        "otp.routing.rules[1].providers=main")
                .run(context -> assertThat(DeliverySettings.routing(
                                context.getBean(OtpProperties.class).routing()))
                        .isEqualTo(new RoutingSettings(
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(2),
                                1,
                                Map.of("main", 300),
                                Optional.of(Duration.ofMinutes(1)),
                                List.of(
                                        new RouteRule(
                                                Channel.SMS, Set.of("login"), Set.of("HK", "MO"), List.of("main")),
                                        new RouteRule(Channel.SMS, Set.of(), Set.of(), List.of("main"))))));
    }

    /** A word given twice is no mistake. */
    @Test
    void pollingAndReplies_everySetting_arrives() {
        runner.withPropertyValues(
                        "otp.polling.enabled=false",
                        "otp.polling.interval=2s",
                        "otp.polling.longest-interval=10m",
                        "otp.polling.balance-interval=1h",
                        "otp.replies.opt-out=TD,QX,TD",
                        "otp.replies.not-me=")
                .run(context -> {
                    OtpProperties properties = context.getBean(OtpProperties.class);

                    assertThat(DeliverySettings.polling(properties.polling()))
                            .isEqualTo(new PollSettings(
                                    false, Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofHours(1)));
                    assertThat(DeliverySettings.replies(properties.replies()))
                            .isEqualTo(new ReplyWords(Set.of("TD", "QX"), Set.of()));
                });
    }

    @Test
    void law5_callbacks_printNoToken() {
        String token = "token-that-is-never-printed";

        assertThat(new DeliveryProperties.Callbacks(token, token, 1) + " "
                        + DeliverySettings.callbacks(new DeliveryProperties.Callbacks(token, token, 1)))
                .doesNotContain(token);
    }
}
