package io.github.otpgate.route;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of each channel, in order of preference.
 *
 * <p>The next one is tried only after a refusal that proves nothing was accepted and that does not lie in the number
 * itself. Thread safe.
 */
public final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final Map<Channel, List<Provider>> providers;

    /** Fixes the order; a channel without an entry cannot be used. */
    public Routes(Map<Channel, List<Provider>> providers) {
        Map<Channel, List<Provider>> copy = new EnumMap<>(Channel.class);
        providers.forEach((channel, list) -> copy.put(channel, List.copyOf(list)));
        this.providers = Map.copyOf(copy);
    }

    /** Whether messages of that channel can be sent at all. */
    public boolean serves(Channel channel) {
        return !providers.getOrDefault(channel, List.of()).isEmpty();
    }

    /** Hands the message to the first provider that takes it. The last answer counts. */
    public Submission submit(Message message) {
        Submission answer = null;
        for (Provider provider : providers.getOrDefault(message.channel(), List.of())) {
            answer = provider.submit(message);
            report(provider, answer);
            if (!(answer instanceof Rejected rejected) || !rejected.reason().failsOver()) {
                return answer;
            }
        }
        if (answer == null) {
            throw new IllegalArgumentException("no route for " + message.channel());
        }
        return answer;
    }

    private static void report(Provider provider, Submission answer) {
        if (answer instanceof Submission.Accepted) {
            LOG.debug("Provider {} accepted a message", provider.name());
        } else if (answer instanceof Submission.Uncertain uncertain) {
            LOG.warn("Provider {} may or may not have accepted a message: {}", provider.name(), uncertain.detail());
        } else if (answer instanceof Rejected rejected && rejected.reason().isAccountFault()) {
            LOG.error(
                    "Provider {} refuses every message until an operator acts: {} (code {})",
                    provider.name(),
                    rejected.reason(),
                    rejected.code());
        } else if (answer instanceof Rejected rejected) {
            LOG.warn(
                    "Provider {} refused a message: {} (code {})", provider.name(), rejected.reason(), rejected.code());
        }
    }
}
