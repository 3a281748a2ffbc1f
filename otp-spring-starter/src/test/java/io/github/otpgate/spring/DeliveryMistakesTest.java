package io.github.otpgate.spring;

import static io.github.otpgate.spring.FailedStart.mistake;
import static io.github.otpgate.spring.FailedStart.with;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator reads when a setting of routing, polling, replies, callbacks or test numbers is wrong. */
@ExtendWith(OutputCaptureExtension.class)
class DeliveryMistakesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void start_mistake_namesKeyAndFixAndShowsNoSecret(
            String key, String found, String allowed, String[] settings, CapturedOutput output) {
        new FailedStart(key, found, allowed, List.of(settings)).assertExplained(output);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("routing.deadline", "60000ms", "1000ms to 30000ms", with("otp.routing.deadline=60s")),
                mistake("routing.deadline", "'soon'", "1s to 30s", with("otp.routing.deadline=soon")),
                mistake("routing.attempt-timeout", "9000ms", "to 8000ms", with("otp.routing.attempt-timeout=9s")),
                mistake("routing.most-paid", "4", "1 or 2", with("otp.routing.most-paid=4")),
                mistake("routing.weights.main", "0", "1 to 1000", with("otp.routing.weights.main=0")),
                mistake("routing.weights.main", "a value", "1 to 1000", with("otp.routing.weights.main=most")),
                mistake("routing.voice-after", "1000ms", "5000ms to", with("otp.routing.voice-after=1s")),
                mistake(
                        "routing.voice-after",
                        "60000ms without a route",
                        "routes.voice",
                        with("otp.routing.voice-after=60s")),
                mistake(
                        "routing.rules[0].channel",
                        "a value",
                        "sms or voice",
                        with("otp.routing.rules[0].channel=fax")),
                mistake("routing.rules[0].chanel", "a key that", "[0].channel", with("otp.routing.rules[0].chanel=x")),
                mistake("routing.rules", "a list with gaps", "providers", with("otp.routing.rules[1].providers=main")),
                mistake("polling.interval", "0ms", "1s to 600s", with("otp.polling.interval=0s")),
                mistake("polling.longest-interval", "1000ms", "5s to", with("otp.polling.longest-interval=1s")),
                mistake("polling.balance-interval", "1000ms", "10s to", with("otp.polling.balance-interval=1s")),
                mistake("replies.opt-out", "nothing", "at least one word", with("otp.replies.opt-out=")),
                mistake("replies.not-me", "21 characters", "1 to 20", with("otp.replies.not-me=" + "x".repeat(21))),
                mistake("callbacks.token", "5 characters", "22 to 256 letters", with("otp.callbacks.token=token")),
                mistake("callbacks.token", "a character", "~ -", with("otp.callbacks.token=" + Settings.OTHER_SECRET)),
                mistake(
                        "callbacks.token",
                        "nothing",
                        "the token",
                        with("otp.callbacks.previous-token=" + "x".repeat(32))),
                mistake("test-numbers[0]", "2 words", "number, code and the day", with("otp.test-numbers=138 424242")),
                mistake(
                        "test-numbers[0]",
                        "a third word that is no date",
                        "2030-12-31",
                        with("otp.test-numbers=13800138000 424242 tomorrow")),
                mistake(
                        "test-numbers[0].until",
                        "2999-01-01T00:00:00Z",
                        "at most 90 days",
                        with("otp.test-numbers=13800138000 424242 2999-01-01")),
                mistake(
                        "test-numbers",
                        "1, in the profile production",
                        "none there",
                        with("otp.test-numbers=13800138000 424242 2020-01-01", "spring.profiles.active=production")),
                mistake(
                        "test-numbers",
                        "1, in the profile Prod",
                        "none there",
                        with("otp.test-numbers=13800138000 424242 2020-01-01", "spring.profiles.active=eu,Prod")),
                mistake("callbacks.rate", "0", "1 to 100000", with("otp.callbacks.rate=0")),
                mistake("callbacks.rate", "'200/1s'", "1 to 100000", with("otp.callbacks.rate=200/1s")),
                mistake("callbacks.tokn", "a key that", "callbacks.token", with("otp.callbacks.tokn=x")),
                mistake(
                        "callbacks.token",
                        "the placeholder ${OTP_TOKEN_OF_NOBODY}",
                        "a variable that is set",
                        with("otp.callbacks.token=${OTP_TOKEN_OF_NOBODY}")));
    }
}
