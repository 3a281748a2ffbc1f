package io.github.otpgate.spring;

import io.github.otpgate.model.Channel;
import io.github.otpgate.servlet.WebSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What stands under {@code otp.routing}, {@code otp.polling}, {@code otp.replies} and {@code otp.callbacks}. */
final class DeliveryProperties {

    private DeliveryProperties() {}

    /**
     * How a message finds a vendor that takes it.
     *
     * @param deadline How long the vendors of one message may take together: 1s to 30s.
     * @param attemptTimeout How long one vendor may take while another could still be asked: 100ms to the deadline.
     * @param mostPaid Messages of one request that may cost money, where a vendor does not tell whether it took one: 1 or 2.
     * @param weights Shares of providers, by name. Without any, the order of a route is strict.
     * @param voiceAfter After how long without a report a repeated request is answered by a call; unset: never.
     * @param rules Other providers for some purposes or countries; the first that fits.
     */
    record Routing(
            @DefaultValue("8s") Duration deadline,
            @DefaultValue("4s") Duration attemptTimeout,
            @DefaultValue("2") int mostPaid,
            @DefaultValue Map<String, Integer> weights,
            @Nullable Duration voiceAfter,
            @DefaultValue List<Rule> rules) {}

    /**
     * Other providers for some messages than the route of their channel names.
     *
     * @param channel Which messages it is about.
     * @param purposes Names of purposes. Empty: all.
     * @param countries Two-letter country codes. Empty: all.
     * @param providers Names of providers, the preferred first.
     */
    record Rule(
            @DefaultValue("sms") Channel channel,
            @DefaultValue List<String> purposes,
            @DefaultValue List<String> countries,
            @DefaultValue List<String> providers) {}

    /**
     * How vendors are asked for what they do not push.
     *
     * @param enabled Whether they are asked at all. Vendors give each report once: switch it off where another program asks.
     * @param interval How soon a vendor is asked again that had nothing more to say; twice as long each time: 1s to 10m.
     * @param longestInterval How seldom one is asked that has nothing to say: up to 1h.
     * @param balanceInterval How often vendors are asked for the balance: 10s to 1d.
     */
    record Polling(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("5s") Duration interval,
            @DefaultValue("60s") Duration longestInterval,
            @DefaultValue("5m") Duration balanceInterval) {}

    /**
     * Words that people write back. Each stands for a whole message.
     *
     * @param optOut After which nothing is sent to a number any more. Default TD, T and 退订.
     * @param notMe With which somebody says that a code is not theirs. Default 非本人 and the like.
     */
    record Replies(@Nullable List<String> optOut, @Nullable List<String> notMe) {}

    /**
     * Where vendors push to: {@code <base-path>/callbacks/<provider>/<token>}.
     *
     * @param token Secret part of that path: 22 to 256 letters, digits, hyphens and the like. Without it the path does not
     *     exist.
     * @param previousToken The one before, while vendors still use it.
     * @param rate Pushes a second that one node takes in for one provider; what is more is answered 503: 1 to 100000.
     */
    record Callbacks(
            @Nullable String token,
            @Nullable String previousToken,

            @DefaultValue("" + WebSettings.DEFAULT_CALLBACK_RATE)
            int rate) {
        /** It holds secrets. */
        @Override
        public String toString() {
            return "Callbacks[redacted]";
        }
    }
}
