package io.github.otpgate.benchmarks;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Rate;
import io.github.otpgate.testkit.RedisServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the limits cost an issue: 256 blocking callers, each from an address, a network and a session of its own to a
 * phone of its own, a vendor that takes no time and no captcha.
 */
final class LimitsCost {

    private static final int CALLERS = 256;
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final List<Rate> UNREACHED = List.of(Rate.parse("1000000000/1h"), Rate.parse("1000000000/1d"));

    private final RedisServer server;
    private final RedisFigures redis;
    private final Scale scale;

    LimitsCost(RedisServer server, Scale scale) {
        this.server = server;
        this.redis = new RedisFigures(server);
        this.scale = scale;
    }

    List<Line> lines() {
        try (Load load = new Load(CALLERS);
                OtpService off = service(budgetAlone(), false);
                OtpService on = service(everything(), true)) {
            List<Double> without = new ArrayList<>();
            List<Double> with = new ArrayList<>();
            round(load, off);
            round(load, on);
            for (int i = 0; i < scale.runs(); i++) {
                without.add(round(load, off));
                with.add(round(load, on));
            }
            return List.of(
                    Line.told("issues, limits off (phone windows and global budget stay)", Spread.of(without), "1/s"),
                    Line.told("issues, every limit and the guard on", Spread.of(with), "1/s"));
        }
    }

    private static LimitSettings budgetAlone() {
        return new LimitSettings(Map.of(LimitRule.GLOBAL, UNREACHED), 0, 0, Set.of());
    }

    private static LimitSettings everything() {
        Map<LimitRule, List<Rate>> rates = new EnumMap<>(LimitSettings.DEFAULT.rates());
        rates.put(LimitRule.GLOBAL, UNREACHED);
        return new LimitSettings(rates, 3, 3, Set.of());
    }

    private OtpService service(LimitSettings limits, boolean guard) {
        OtpServiceBuilder builder = OtpService.builder()
                .secretKeys(SECRET)
                .signature("豪霆云")
                .redis(server.uri())
                .redisTimeout(Duration.ofSeconds(2))
                .captcha(CaptchaMode.OFF)
                .limits(limits)
                .guard(guard)
                .provider(new InstantProvider());
        OtpService service = builder.build();
        FirstContact.with(() -> service.verify(VerifyRequest.ofPhone("13800138000", "login", "000000")));
        return service;
    }

    private double round(Load load, OtpService service) {
        redis.empty();
        Phones phones = new Phones();
        AtomicInteger next = new AtomicInteger();
        return load.run(scale.scriptCalls(), index -> {
                    int caller = next.getAndIncrement();
                    IssueRequest request = IssueRequest.of(phones.next(), "login")
                            .withAddress(address(caller))
                            .withSession("session " + caller);
                    if (!(service.issue(request) instanceof IssueResult.Issued)) {
                        throw new IllegalStateException("a fresh caller was refused");
                    }
                })
                .perSecond();
    }

    /** A network of its own for each caller. */
    private static ClientAddress address(int caller) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .putInt((caller << 8) + 0x0B000007)
                .array();
        return new ClientAddress(Bytes.of(bytes));
    }
}
