package io.github.otpgate;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
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

    /** Windows as they are configured, in place of those that are preset. */
    static PhoneLimits windows(List<String> texts, PhoneLimits preset) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            windows.add(window("limits.phone[" + i + "]", texts.get(i)));
        }
        return new PhoneLimits(windows, List.of(), preset.voice(), preset.voiceAfterSms());
    }

    private static Window window(String key, String text) {
        try {
            return Window.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigurationException(
                    key, "'" + text + "'", "a count of 1 to 1000 and a length of 1s to 31d, for example 3/5m");
        }
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
