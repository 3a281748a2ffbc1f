package io.github.otpgate;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.apiv1.ApiV1Type;
import io.github.otpgate.provider.haotingyun.HaotingyunType;
import io.github.otpgate.provider.httpbatch.HttpBatchType;
import io.github.otpgate.provider.smscn.SmscnVoiceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The known types, the configured providers and the routes between them. */
final class ProviderCatalog {

    private final Map<String, ProviderType> types = new TreeMap<>();
    private final Map<String, ProviderSettings> settings = new LinkedHashMap<>();
    private final Map<String, Provider> ready = new LinkedHashMap<>();
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

    void route(Channel channel, List<String> names) {
        routes.put(channel, names);
    }

    Map<String, Provider> providers(ProviderTools tools) {
        Map<String, Provider> providers = new LinkedHashMap<>(ready);
        settings.forEach((name, values) -> providers.put(name, create(values, tools)));
        if (providers.isEmpty()) {
            throw new ConfigurationException("providers", "none", "at least one, with a type of " + types.keySet());
        }
        return Collections.unmodifiableMap(providers);
    }

    Map<Channel, List<Provider>> routes(Map<String, Provider> providers) {
        Map<Channel, List<Provider>> resolved = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            resolved.put(channel, resolve(channel, providers));
        }
        if (resolved.values().stream().allMatch(List::isEmpty)) {
            throw new ConfigurationException("routes", "no route", "a list of names of " + providers.keySet());
        }
        return resolved;
    }

    private Provider create(ProviderSettings values, ProviderTools tools) {
        String type = values.required("type", "one of " + types.keySet());
        ProviderType known = types.get(type);
        if (known == null) {
            throw new ConfigurationException(values.path("type"), "'" + type + "'", "one of " + types.keySet());
        }
        Provider provider = known.create(values, tools);
        ClearText.warn(values);
        return provider;
    }

    private List<Provider> resolve(Channel channel, Map<String, Provider> providers) {
        List<String> names = routes.get(channel);
        if (names == null) {
            Optional<Provider> only = providers.values().stream().findFirst();
            return only.filter(provider -> providers.size() == 1 && provider.channel() == channel)
                    .map(List::of)
                    .orElse(List.of());
        }
        List<Provider> resolved = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String key = "routes." + channel.wireName() + "[" + i + "]";
            Provider provider = named(key, names.get(i), channel, providers);
            if (resolved.contains(provider)) {
                throw new ConfigurationException(key, "'" + names.get(i) + "' again", "each provider once");
            }
            resolved.add(provider);
        }
        return resolved;
    }

    private static Provider named(String key, String name, Channel channel, Map<String, Provider> providers) {
        Provider provider = providers.get(name);
        if (provider == null) {
            throw new ConfigurationException(key, "'" + name + "'", "one of " + providers.keySet());
        }
        if (provider.channel() != channel) {
            String carries =
                    "'" + name + "', which carries " + provider.channel().wireName();
            throw new ConfigurationException(key, carries, "a provider that carries " + channel.wireName());
        }
        return provider;
    }
}
