package io.github.otpgate;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.MultiSend;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.route.RouteRule;
import io.github.otpgate.route.Router;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.route.lane.LaneSettings;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The accounts at vendors, how much each may carry, and the providers of each channel by name. Whether the names are right
 * is for {@link #check} to say.
 */
record Vendors(
        VendorHttp http,
        Map<String, Provider> providers,
        Map<String, LaneSettings> lanes,
        Map<Channel, List<String>> routes,
        List<RouteRule> rules) {

    /** What a service asks of a provider by itself. */
    private static final List<Class<? extends Capability>> TOLD =
            List.of(ReportPull.class, ReplyPull.class, BalanceQuery.class, PushDecoder.class);

    static Vendors of(ServiceSettings given, SecureRandom random) {
        VendorHttp http = new VendorHttp(given.providers.tls());
        try {
            return of(given, random, http);
        } catch (RuntimeException | Error e) {
            // A type of the application's may have asked its vendor by then.
            http.close();
            throw e;
        }
    }

    private static Vendors of(ServiceSettings given, SecureRandom random, VendorHttp http) {
        Map<String, Provider> providers =
                given.providers.providers(name -> new ProviderTools(http.of(name), given.clock, random));
        List<RouteRule> rules = given.routing.rules();
        return new Vendors(http, providers, given.providers.lanes(), given.providers.routes(providers, rules), rules);
    }

    /** Whether the routes are possible, and the providers can say what they can do: who starts a service later relies on it. */
    void check(RoutingSettings routing) {
        Router.check(routes, routing, providers);
        for (Provider provider : providers.values()) {
            TOLD.forEach(provider::capability);
            provider.capability(MultiSend.class).ifPresent(MultiSend::mostMessages);
        }
    }

    /** Every provider that may be asked to carry messages of a channel. */
    Map<Channel, List<Provider>> reachable() {
        Map<Channel, List<Provider>> reachable = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            reachable.put(channel, reachable(channel));
        }
        return reachable;
    }

    private List<Provider> reachable(Channel channel) {
        Stream<String> ruled =
                rules.stream().filter(rule -> rule.channel() == channel).flatMap(rule -> rule.providers().stream());
        return Stream.concat(routes.getOrDefault(channel, List.of()).stream(), ruled)
                .distinct()
                .flatMap(name -> Optional.ofNullable(providers.get(name)).stream())
                .filter(provider -> provider.channel() == channel)
                .toList();
    }
}
