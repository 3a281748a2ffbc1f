package io.github.otpgate.spring;

import io.github.otpgate.receipt.poll.PollSettings;
import io.github.otpgate.receipt.reply.ReplyWords;
import io.github.otpgate.route.RouteRule;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.servlet.CallbackTokens;
import io.github.otpgate.spring.setting.Placeholder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the library calls the properties of delivery. What is allowed, it checks itself. */
final class DeliverySettings {

    private DeliverySettings() {}

    static RoutingSettings routing(DeliveryProperties.Routing routing) {
        return new RoutingSettings(
                routing.deadline(),
                routing.attemptTimeout(),
                routing.mostPaid(),
                routing.weights(),
                Optional.ofNullable(routing.voiceAfter()),
                routing.rules().stream().map(DeliverySettings::rule).toList());
    }

    private static RouteRule rule(DeliveryProperties.Rule rule) {
        return new RouteRule(
                rule.channel(), Set.copyOf(rule.purposes()), Set.copyOf(rule.countries()), rule.providers());
    }

    static PollSettings polling(DeliveryProperties.Polling polling) {
        return new PollSettings(
                polling.enabled(), polling.interval(), polling.longestInterval(), polling.balanceInterval());
    }

    static ReplyWords replies(DeliveryProperties.Replies replies) {
        return new ReplyWords(
                words(replies.optOut(), ReplyWords.DEFAULT.optOut()),
                words(replies.notMe(), ReplyWords.DEFAULT.notMe()));
    }

    /** An empty list is one that was given. */
    private static Set<String> words(@Nullable List<String> given, Set<String> otherwise) {
        return given == null ? otherwise : Set.copyOf(given);
    }

    static CallbackTokens callbacks(DeliveryProperties.Callbacks callbacks) {
        Placeholder.requireResolved("callbacks.token", callbacks.token());
        Placeholder.requireResolved("callbacks.previous-token", callbacks.previousToken());
        CallbackTokens tokens = callbacks.token() == null ? CallbackTokens.NONE : CallbackTokens.of(callbacks.token());
        return callbacks.previousToken() == null ? tokens : tokens.withPrevious(callbacks.previousToken());
    }
}
