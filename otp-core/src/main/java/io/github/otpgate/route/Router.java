package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.route.lane.Carrier;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds the vendor that takes a message. Asks one after the other, and another only
 *
 * <ul>
 *   <li>after a refusal that proves nothing was accepted and that does not lie in the number itself, or
 *   <li>after an uncertain outcome, once: then two messages with the same code may arrive, and may be paid for.
 * </ul>
 *
 * <p>A provider whose requests fail, or whose account cannot send, is left out for a while; where all are, the message is
 * refused at once. One whose messages do not arrive is asked last. What is measured is this node's. Holds no threads and
 * nothing to close. Thread safe.
 */
public final class Router {

    private static final Sent NOWHERE =
            new Sent(new Rejected(ErrorClass.TEMPORARY, "no route"), Optional.empty(), List.of(), 0);

    private final Map<String, Line> lines;
    private final RouteTable<Line> table;
    private final Draw draw;
    private final Journey.Ground ground;

    /**
     * A router over these ways.
     *
     * @param routes names of providers, the preferred first
     * @param carriers the ways to all providers, those that only rules name too
     * @throws ConfigurationException as {@link #check} does
     */
    public Router(
            Map<Channel, List<String>> routes,
            Collection<? extends Carrier> carriers,
            RoutingSettings settings,
            RouterTools tools) {
        Alarms alarms = new Alarms(tools.events(), tools.ticks());
        Map<String, Line> named = new TreeMap<>();
        carriers.forEach(carrier -> named.put(carrier.provider().name(), new Line(carrier, tools.ticks(), alarms)));
        this.lines = Collections.unmodifiableMap(named);
        this.table = new RouteTable<>(
                routes, settings.rules(), lines, line -> line.provider().channel());
        requireKnown(settings.weights().keySet(), lines.keySet());
        this.draw = new Draw(settings.weights(), tools.random());
        this.ground = new Journey.Ground(
                settings,
                tools.attempts(),
                alarms,
                new Submits(tools.observer(), tools.events()),
                tools.random(),
                tools.ticks());
    }

    /**
     * Whether a router over these providers can be made.
     *
     * @throws ConfigurationException for a route, rule or weight that names a provider that does not exist, a route or rule
     *     that names one twice or one of another channel, a rule that fits nothing, and calls that no provider carries
     */
    public static void check(
            Map<Channel, List<String>> routes, RoutingSettings settings, Map<String, Provider> providers) {
        Map<String, Provider> sorted = new TreeMap<>(providers);
        RouteTable<Provider> table = new RouteTable<>(routes, settings.rules(), sorted, Provider::channel);
        requireKnown(settings.weights().keySet(), sorted.keySet());
        if (settings.voiceAfter().isPresent() && !table.serves(Channel.VOICE)) {
            throw new ConfigurationException(
                    "routing.voice-after",
                    settings.voiceAfter().get().toMillis() + "ms without a route for voice",
                    "routes.voice with a provider that carries voice, or no voice-after");
        }
    }

    private static void requireKnown(Set<String> weighted, Set<String> known) {
        weighted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new ConfigurationException("routing.weights." + name, "'" + name + "'", "one of " + known);
        });
    }

    /** Whether some message of that channel has a route. */
    public boolean serves(Channel channel) {
        return table.serves(channel);
    }

    /** Whether such a message has a route. */
    public boolean serves(Channel channel, Purpose purpose, String country) {
        return !table.route(channel, purpose, country).isEmpty();
    }

    /**
     * Hands the message over. Blocks its own thread, for the deadline of the settings at most; an interrupted thread comes
     * back at once, with its interrupt flag set. A vendor that answers later is heard by the listener of attempts.
     */
    public Sent send(Dispatch dispatch) {
        requireNonNull(dispatch, "dispatch");
        List<Line> route = table.route(dispatch.message().channel(), dispatch.purpose(), dispatch.country());
        return route.isEmpty() ? NOWHERE : new Journey(ground, dispatch, draw.order(route)).travel();
    }

    /** A report came that said something new of a message. Seldom twice: where a node or the store failed meanwhile. */
    public void reported(String provider, DeliveryOutcome outcome) {
        known(provider, line -> line.reported(outcome));
    }

    /** A code that this provider carried was used. */
    public void converted(String provider) {
        known(provider, line -> {
            line.health().converted();
            ground.alarms().converted(provider);
        });
    }

    /** The account was asked, and is empty: as if it had refused a message. */
    public void exhausted(String provider) {
        known(provider, Line::exhausted);
    }

    /** The account was asked, and has something left: if it is left out, the next message tries whether it works again. */
    public void refilled(String provider) {
        known(provider, Line::refilled);
    }

    /** Reports outlive configurations: of a provider that is no more nobody needs to know. */
    private void known(String provider, Consumer<Line> heard) {
        Optional.ofNullable(lines.get(provider)).ifPresent(heard);
    }

    /** How every provider does, by name. */
    public List<RouteView> view() {
        return lines.values().stream().map(Line::view).toList();
    }
}
