package io.github.otpgate;

import io.github.otpgate.provider.Provider;
import io.github.otpgate.route.lane.Lane;
import io.github.otpgate.route.lane.LaneSettings;
import io.github.otpgate.route.lane.LaneView;
import io.github.otpgate.route.lane.PaceStore;
import io.github.otpgate.route.lane.Permits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ways to all accounts, each with threads, a queue and a pace of its own. */
final class Lanes implements AutoCloseable {

    /** All of them together: as long as one exchange with a vendor may take, and a little more. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Map<String, LaneSettings> settings;
    private final List<Lane> lanes;
    private final PaceStore paces;

    private Lanes(Map<String, LaneSettings> settings, List<Lane> lanes, PaceStore paces) {
        this.settings = settings;
        this.lanes = List.copyOf(lanes);
        this.paces = paces;
    }

    static Lanes of(Map<String, Provider> providers, Map<String, LaneSettings> settings, PaceStore paces) {
        List<Lane> lanes = new ArrayList<>();
        providers.forEach((name, provider) ->
                lanes.add(new Lane(provider, settings.getOrDefault(name, LaneSettings.DEFAULT), paces)));
        return new Lanes(Map.copyOf(settings), lanes, paces);
    }

    List<Lane> all() {
        return lanes;
    }

    /** Takes a permit for another request to an account than a message; zero where there was one. */
    Duration untilNext(String provider) {
        int perSecond = settings.getOrDefault(provider, LaneSettings.DEFAULT).requestsPerSecond();
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        Permits permits = Waiting.on(paces.take(provider, perSecond, 1));
        return permits.granted() > 0 ? Duration.ZERO : permits.next().plusMillis(1);
    }

    /** What alarms when less is left, by the provider's name. */
    Map<String, BigDecimal> balanceAlarms() {
        Map<String, BigDecimal> alarms = new TreeMap<>();
        settings.forEach((name, lane) -> lane.balanceAlarm().ifPresent(alarm -> alarms.put(name, alarm)));
        return alarms;
    }

    Map<String, LaneView> view() {
        return lanes.stream().collect(Collectors.toMap(lane -> lane.provider().name(), Lane::view));
    }

    /** Nothing leaves any more; what is under way may end. */
    @Override
    public void close() {
        lanes.forEach(Lane::stop);
        long end = System.nanoTime() + GRACE.toNanos();
        lanes.forEach(lane -> lane.close(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    }
}
