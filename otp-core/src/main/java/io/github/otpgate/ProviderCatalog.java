package io.github.otpgate;

import static java.util.Comparator.naturalOrder;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.TlsSettings;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.apiv1.ApiV1Type;
import io.github.otpgate.provider.haotingyun.HaotingyunType;
import io.github.otpgate.provider.httpbatch.HttpBatchType;
import io.github.otpgate.provider.smscn.SmscnVoiceType;
import io.github.otpgate.route.RouteRule;
import io.github.otpgate.route.lane.LaneSettings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The known types, the configured providers and the routes between them. */
final class ProviderCatalog {

    private final Map<String, ProviderType> types = new TreeMap<>();
    private final Map<String, ProviderSettings> settings = new LinkedHashMap<>();
    private final Map<String, Provider> ready = new LinkedHashMap<>();
    private final Map<String, TlsSettings> tls = new LinkedHashMap<>();
    private final Map<Channel, List<String>> routes = new EnumMap<>(Channel.class);

    ProviderCatalog() {
        Stream.of(new HaotingyunType(), new HttpBatchType(), new ApiV1Type(), new SmscnVoiceType())
                .forEach(this::register);
    }

    void register(ProviderType type) {
        types.put(type.type(), type);
    }

    void add(String name, Map<String, String> values) {
        settings.put(name, new ProviderSettings(name, values));
    }

    void add(Provider provider) {
        ready.put(provider.name(), provider);
    }

    void secure(String name, TlsSettings settings) {
        tls.put(name, settings);
    }

    /** TLS settings of accounts that have their own. */
    Map<String, TlsSettings> tls() {
        return Collections.unmodifiableMap(tls);
    }

    void route(Channel channel, List<String> names) {
        routes.put(channel, names);
    }

    Map<String, Provider> providers(Function<String, ProviderTools> tools) {
        Map<String, Provider> providers = new LinkedHashMap<>(ready);
        settings.forEach((name, values) -> providers.put(name, create(values, tools.apply(name))));
        if (providers.isEmpty()) {
            throw new ConfigurationException("providers", "none", "at least one, with a type of " + types.keySet());
        }
        return Collections.unmodifiableMap(providers);
    }

    /** How much each account may carry; those without settings of their own are not here. */
    Map<String, LaneSettings> lanes() {
        Map<String, LaneSettings> lanes = new LinkedHashMap<>();
        settings.forEach((name, values) -> lanes.put(name, LaneSettings.of(values)));
        return lanes;
    }

    /** Names of the providers of each channel, as configured: whether they exist is for the router to say. */
    Map<Channel, List<String>> routes(Map<String, Provider> providers, List<RouteRule> rules) {
        Map<Channel, List<String>> named = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            named.put(channel, routes.getOrDefault(channel, onlyOne(channel, providers)));
        }
        if (rules.isEmpty() && named.values().stream().allMatch(List::isEmpty)) {
            throw noRoute(providers);
        }
        return named;
    }

    /** For text messages, unless all there is are calls. */
    private static ConfigurationException noRoute(Map<String, Provider> providers) {
        Channel channel = providers.values().stream()
                .map(Provider::channel)
                .min(naturalOrder())
                .orElse(Channel.SMS);
        List<String> names = providers.values().stream()
                .filter(provider -> provider.channel() == channel)
                .map(Provider::name)
                .toList();
        return new ConfigurationException(
                "routes." + channel.wireName(), "no route", "a list of names of " + names + ", the preferred first");
    }

    private static List<String> onlyOne(Channel channel, Map<String, Provider> providers) {
        return providers.values().stream()
                .filter(provider -> providers.size() == 1 && provider.channel() == channel)
                .map(Provider::name)
                .toList();
    }

    private Provider create(ProviderSettings values, ProviderTools tools) {
        if (tls.containsKey(values.name())) {
            requireTls(values);
        }
        String type = values.required("type", "one of " + types.keySet());
        ProviderType known = types.get(type);
        if (known == null) {
            throw new ConfigurationException(values.path("type"), "'" + type + "'", "one of " + types.keySet());
        }
        Provider provider = known.create(values.without(LaneSettings.KEYS), tools);
        if (!provider.name().equals(values.name())) {
            throw new ConfigurationException(
                    values.path("type"),
                    "'" + type + "', which names its provider '" + provider.name() + "'",
                    "a type that names its provider as the settings do");
        }
        ClearText.warn(values);
        return provider;
    }

    private static void requireTls(ProviderSettings values) {
        if (values.optional("base-url")
                .filter(url -> url.regionMatches(true, 0, "https:", 0, 6))
                .isEmpty()) {
            throw new ConfigurationException(
                    values.path("base-url"), "an address without TLS beside an SSL bundle", "an https URL");
        }
    }
}
