package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpObserver.Operation;
import io.github.otpgate.model.Channel;
import io.micrometer.common.KeyValues;

/** What may become a tag: enums and configured names. */
final class OtpKeyValues {

    private OtpKeyValues() {}

    static KeyValues of(OtpObservationContext context) {
        Operation operation = context.operation();
        if (operation instanceof Operation.Issue issue) {
            return KeyValues.of(
                    "purpose", issue.purpose(), "channel", word(issue.channel()), "result", context.outcome());
        }
        if (operation instanceof Operation.Submit submit) {
            return KeyValues.of(
                    "provider", submit.provider(), "channel", word(submit.channel()), "outcome", context.outcome());
        }
        return KeyValues.of("purpose", ((Operation.Verify) operation).purpose(), "result", context.outcome());
    }

    private static String word(Channel channel) {
        return channel.wireName();
    }
}
