package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.NumberPolicy;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever has to solve the slider is not told why; operators are. */
@ExtendWith(RedisExtension.class)
class SliderRequiredTest {

    private static final String PHONE = "13800138000";

    private final List<OtpEvent.SliderRequired> asked = new CopyOnWriteArrayList<>();

    private OtpTestApplication start(RedisServer redis, UnaryOperator<OtpServiceBuilder> change) {
        return OtpTestApplication.start(
                redis,
                Someone.BEHIND_PROXY,
                builder -> change.apply(builder)
                        .captcha(CaptchaAttackTest.EASY.withMode(CaptchaMode.ADAPTIVE))
                        .listener(event -> {
                            if (event instanceof OtpEvent.SliderRequired one) {
                                asked.add(one);
                            }
                        }));
    }

    private static HttpResponse<String> send(OtpTestApplication node, String phone) {
        Someone user = new Someone(node, "203.0.113.7");
        return user.send(phone, "login", user.token(""));
    }

    private static LimitSettings afterTheFirst() {
        LimitSettings defaults = LimitSettings.DEFAULT;
        return new LimitSettings(defaults.rates(), 1, 0, Set.of());
    }

    private void assertAsked(HttpResponse<String> answer, String phone, String rule) {
        assertThat(answer.statusCode()).isEqualTo(428);
        assertThat(body(answer).propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "kind");
        await().until(() -> !asked.isEmpty());
        assertThat(asked).singleElement().satisfies(event -> {
            assertThat(event.phone().e164()).isEqualTo(phone);
            assertThat(event.rule()).isEqualTo(rule);
            assertThat(event.toString()).doesNotContain(phone);
        });
    }

    @Test
    void send_addressThatSendsMuch_namesTheAddress(RedisServer redis) {
        try (OtpTestApplication node = start(redis, builder -> builder.limits(afterTheFirst()))) {
            assertThat(send(node, PHONE).statusCode()).isEqualTo(202);

            assertAsked(send(node, "13900139000"), "+8613900139000", "address");
        }
    }

    @Test
    void send_numberOfTheList_namesTheList(RedisServer redis) {
        NumberPolicy numbers = new NumberPolicy(List.of(), List.of("+86138"));
        try (OtpTestApplication node = start(redis, builder -> builder.numbers(numbers))) {
            assertAsked(send(node, PHONE), "+86" + PHONE, "numbers");
        }
    }

    /** Neighbouring phones of one block within the hour. */
    @Test
    void send_suspectRange_namesTheGuardsRule(RedisServer redis) {
        try (OtpTestApplication node = start(redis, builder -> builder)) {
            for (int i = 0; i < 5; i++) {
                assertThat(node.service()
                                .issue(IssueRequest.of("1380013800" + i, "login")
                                        .fromTrustedCaller()))
                        .isInstanceOf(IssueResult.Issued.class);
            }

            assertAsked(send(node, "13800138009"), "+8613800138009", "subrange: density");
        }
    }
}
