package io.github.otpgate.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.haotingyun.HaotingyunType;
import io.github.otpgate.route.lane.Carriage;
import io.github.otpgate.route.lane.Carriage.Progress.Answered;
import io.github.otpgate.route.lane.Carriage.Progress.Withdrawn;
import io.github.otpgate.route.lane.Lane;
import io.github.otpgate.route.lane.LaneSettings;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A burst on two nodes, over HTTP, at a vendor that takes 20 requests a second and 100 ms for each. */
@ExtendWith(RedisExtension.class)
class TwoNodesTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int PER_SECOND = 20;
    private static final int MESSAGES = 400;

    private final HaotingyunSimulator vendor =
            HaotingyunSimulator.builder().requestsPerSecond(PER_SECOND).start();
    private final HttpTransport http = new HttpTransport(HttpSettings.DEFAULT);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final String account = PaceNode.anyAccount();

    @BeforeEach
    void slowDown() {
        vendor.faults().always(Fault.delay(Duration.ofMillis(100)));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        http.close();
        vendor.close();
    }

    private Lane node(RedisServer redis, boolean merge, int messages) {
        ProviderSettings settings = new ProviderSettings(
                account,
                Map.of(
                        "type",
                        "haotingyun",
                        "base-url",
                        vendor.baseUri().toString(),
                        "api-key",
                        HaotingyunSimulator.Builder.SAMPLE_API_KEY));
        Provider provider =
                new HaotingyunType().create(settings, new ProviderTools(http, Clock.systemUTC(), new SecureRandom()));
        PaceNode node = PaceNode.open(redis.uri());
        LaneSettings pace = LaneSettings.of(new ProviderSettings(
                account,
                Map.of(
                        "requests-per-second", Integer.toString(PER_SECOND),
                        "queue", Integer.toString(messages),
                        "merge", Boolean.toString(merge))));
        Lane lane = new Lane(provider, pace, node.store);
        open.add(lane);
        open.add(node);
        return lane;
    }

    private static List<Carriage> burst(Lane node, Lane other, int messages) {
        List<Carriage> all = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            all.add(node.carry(message(2 * i)));
            all.add(other.carry(message(2 * i + 1)));
        }
        return all;
    }

    private static Message message(int number) {
        PhoneNumber to = new PhoneNumber("+86" + (13_800_000_000L + number));
        String code = Integer.toString(1000 + number);
        return new Message(to, Channel.SMS, "【豪霆云】您的验证码是" + code, code);
    }

    private static List<Submission> answers(List<Carriage> all) {
        return all.stream()
                .map(carriage -> ((Answered) carriage.await(LONG)).answer())
                .toList();
    }

    @Test
    void burst_merged_allAreTakenInFewRequests(RedisServer redis) {
        List<Carriage> all = burst(node(redis, true, MESSAGES), node(redis, true, MESSAGES), MESSAGES);

        assertThat(answers(all)).hasOnlyElementsOfType(Accepted.class);
        assertThat(vendor.inbox().messages()).hasSize(2 * MESSAGES);
        assertThat(vendor.requests().count()).isLessThanOrEqualTo(2 * MESSAGES / 10);
    }

    /** Twice what the vendor's bucket holds, and then some: without the pace it would refuse. */
    @Test
    void burst_oneByOne_isNeverTooFast(RedisServer redis) {
        List<Carriage> all = burst(node(redis, false, 40), node(redis, false, 40), 40);

        assertThat(answers(all)).hasOnlyElementsOfType(Accepted.class);
        assertThat(vendor.requests().count()).isEqualTo(80);
    }

    @Test
    void law6_redisGoesAway_nothingLeavesAndCallersAreToldSoon() {
        List<Carriage> all;
        try (RedisServer redis = RedisServer.start()) {
            Lane node = node(redis, true, MESSAGES);
            Lane other = node(redis, true, MESSAGES);
            redis.pause();
            all = burst(node, other, 50);

            assertThat(all)
                    .allSatisfy(carriage -> assertThat(carriage.await(LONG)).isEqualTo(new Withdrawn("pace")));
            redis.resume();
        }
        assertThat(vendor.requests().count()).isZero();
    }
}
