package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many answers to captchas are judged for one address, over HTTP. */
@ExtendWith(RedisExtension.class)
class CaptchaGuessingTest {

    /** Whoever answers all at once must not have more of them judged than whoever answers one after the other. */
    @Test
    void e07_wrongAnswers_atOnceOnTwoNodes_areNotMore(RedisServer server) throws Exception {
        Queue<OtpEvent> events = new ConcurrentLinkedQueue<>();
        UnaryOperator<OtpServiceBuilder> listening = builder -> builder.captcha(CaptchaAttackTest.EASY)
                .redisNamespace("at-once")
                .listener(events::add);
        try (OtpTestApplication first = OtpTestApplication.start(server, Someone.BEHIND_PROXY, listening);
                OtpTestApplication second = OtpTestApplication.start(server, Someone.BEHIND_PROXY, listening)) {
            List<Callable<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 28; i++) {
                Someone who = new Someone(i % 2 == 0 ? first : second, "203.0.113.7");
                String id = body(who.captcha("?kind=slider")).get("id").asString();
                answers.add(() -> who.answer(id, "0").statusCode());
            }

            assertThat(CaptchaAttackTest.atOnce(answers)).containsOnly(422);

            // Events are told in their order, so these are the last.
            new Someone(first, "198.51.100.7").answer("forged", "0");
            new Someone(second, "198.51.100.7").answer("forged", "0");
            await().until(() -> events.stream().filter(failed("forged")).count() == 2);
            assertThat(events).filteredOn(failed("wrong")).hasSizeBetween(10, 20);
        }
    }

    private static Predicate<OtpEvent> failed(String reason) {
        return event -> event instanceof OtpEvent.CaptchaFailed failed
                && failed.reason().equals(reason);
    }

    /** An answer is charged before it is judged; a right one is not to be paid for. */
    @Test
    void e07_rightAnswers_useNoneUp(RedisServer server) {
        try (OtpTestApplication node = OtpTestApplication.start(
                server, Someone.BEHIND_PROXY, builder -> builder.captcha(CaptchaAttackTest.EASY))) {
            Someone user = new Someone(node, "203.0.113.7");
            for (int i = 0; i < 25; i++) {
                user.token("");
            }

            assertThat(user.captcha("").statusCode()).isEqualTo(200);
        }
    }
}
