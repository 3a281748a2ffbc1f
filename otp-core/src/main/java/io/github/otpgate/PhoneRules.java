package io.github.otpgate;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.store.PhoneLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What limits a phone: the vendors' windows join the configured ones, so that the strictest holds. */
final class PhoneRules {

    private final List<Window> vendors;
    private final boolean texts;

    PhoneRules(Map<Channel, List<Provider>> routes) {
        this.vendors = routes.values().stream()
                .flatMap(List::stream)
                .flatMap(provider -> provider.windows().stream())
                .toList();
        this.texts = !routes.getOrDefault(Channel.SMS, List.of()).isEmpty();
    }

    PhoneLimits joined(PhoneLimits own) {
        List<Window> all = new ArrayList<>(own.windows());
        all.addAll(vendors);
        List<Window> windows = all.stream()
                .distinct()
                .filter(window -> all.stream().noneMatch(other -> !other.equals(window) && other.implies(window)))
                .toList();
        // Without a route for text messages none can come first.
        return new PhoneLimits(windows, own.cooldown(), own.voice(), own.voiceAfterSms() && texts);
    }
}
