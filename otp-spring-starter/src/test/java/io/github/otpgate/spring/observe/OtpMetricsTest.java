package io.github.otpgate.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.model.Channel;
import io.github.otpgate.route.RouteView;
import io.github.otpgate.store.StoreException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is measured while no Redis answers, and how many meters there can be. */
class OtpMetricsTest {

    private static final int CALLERS = 1000;

    private final ApplicationContextRunner runner =
            Runner.create().withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @Test
    void purposes_madeUpByCallers_becomeNoTags() {
        runner.run(context -> {
            OtpService otp = context.getBean(OtpService.class);
            for (int i = 0; i < CALLERS; i++) {
                otp.issue(IssueRequest.of("13800138000", "purpose-" + i));
                otp.verify(VerifyRequest.ofPhone("13800138000", "purpose-" + i, "123456"));
            }
            MeterRegistry registry = context.getBean(MeterRegistry.class);

            assertThat(purposes(registry)).containsExactly("unknown");
            assertThat(registry.get("otp.issues").counter().count()).isEqualTo(CALLERS);
            assertThat(registry.get("otp.verifications").counter().count()).isEqualTo(CALLERS);
        });
    }

    private static Set<String> purposes(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getTag("purpose"))
                .filter(tag -> tag != null)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    @Test
    void issue_redisAway_isCountedAsUnavailable() {
        runner.run(context -> {
            OtpService otp = context.getBean(OtpService.class);

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> otp.issue(IssueRequest.of("13800138000", "login")));

            MeterRegistry registry = context.getBean(MeterRegistry.class);
            assertThat(registry.get("otp.issues")
                            .tag("result", "unavailable")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void gauges_redisAway_areNaNAndTheOthersStay() {
        runner.run(context -> {
            OtpGauges gauges = context.getBean(OtpGauges.class);
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            gauges.bindTo(registry);

            assertThat(registry.get("otp.inbox.waiting").gauge().value()).isNaN();
            assertThat(registry.get("otp.breaker.state")
                            .tags("provider", "main", "state", "closed")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(registry.getMeters()).extracting(Meter::getId).isNotEmpty();
        });
    }

    /** The first of a series that was not there is no rise. */
    @Test
    void counters_thatAlarmsStandOn_areThereBeforeAnythingHappens() {
        runner.run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));

            assertThat(List.of("otp.conversions", "otp.dead.letters", "otp.account.faults"))
                    .allSatisfy(name -> assertThat(
                                    registry.get(name).tag("provider", "main").counters())
                            .extracting(Counter::count)
                            .isNotEmpty()
                            .containsOnly(0.0));
            assertThat(registry.get("otp.guesses.alarms").counter().count()).isZero();
            assertThat(registry.get("otp.sends")
                            .tags("provider", "main", "outcome", "accepted")
                            .timer()
                            .count())
                    .isZero();
        });
    }

    @Test
    void faults_thatBegin_areThoseThatAreCounted() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        EventMeters meters = new EventMeters(registry);
        meters.begin(new RouteView(
                "main",
                Channel.SMS,
                "closed",
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty()));
        int series = registry.getMeters().size();

        meters.on(new OtpEvent.AccountFault("main", "insufficient-balance", "0"));
        meters.on(new OtpEvent.Converted("main"));
        meters.on(new OtpEvent.DeadLetter("main", "unreadable"));

        assertThat(registry.getMeters()).hasSize(series);
    }

    /** As where an application keeps one for all its contexts. */
    @Test
    void gauges_registryOutlivesTheService_areThoseOfTheNext() {
        MeterRegistry kept = new SimpleMeterRegistry();
        ApplicationContextRunner other = Runner.create()
                .withBean("kept", MeterRegistry.class, () -> kept, bean -> bean.setDestroyMethodName(null));
        other.run(context -> context.getBean(OtpGauges.class).bindTo(kept));

        assertThat(kept.getMeters()).isEmpty();

        other.run(context -> {
            context.getBean(OtpGauges.class).bindTo(kept);
            assertThat(kept.get("otp.breaker.state")
                            .tag("state", "closed")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        });
    }

    @Test
    void balance_askedForSeldom_isShownUntilTheNextAnswer() {
        AtomicLong now = new AtomicLong();
        Balances balances = new Balances(now::get);
        Duration pause = Duration.ofHours(6);
        balances.on(new OtpEvent.BalanceRead("main", BigDecimal.TEN));

        now.set(pause.plusMinutes(1).toNanos());

        assertThat(balances.remaining("main", pause)).isEqualTo(10);
        assertThat(balances.remaining("main", Duration.ofMinutes(5))).isNaN();
        assertThat(balances.remaining("other", pause)).isNaN();
    }

    /** Law 5: no address, no password. */
    @Test
    void health_redisAway_isDownWithoutSayingWhere() {
        runner.run(context -> {
            Health redis = new RedisHealth(context.getBean(OtpService.class)).health();

            assertThat(redis.getStatus()).isEqualTo(Status.DOWN);
            assertThat(redis.getDetails().toString())
                    .contains("reason")
                    .doesNotContain("a-password-never-printed", "127.0.0.1");
        });
    }

    @Test
    void glance_manyAsk_looksOnceAndNobodyWaits() {
        Semaphore answer = new Semaphore(0);
        AtomicInteger looks = new AtomicInteger();
        try (FarGlance<Integer> glance = new FarGlance<>(
                () -> {
                    answer.acquireUninterruptibly();
                    return looks.incrementAndGet();
                },
                Duration.ofHours(1))) {
            for (int i = 0; i < CALLERS; i++) {
                assertThat(glance.get()).isEmpty();
            }
            answer.release(CALLERS);
            await().until(() -> glance.get().isPresent());
            for (int i = 0; i < CALLERS; i++) {
                assertThat(glance.get()).contains(1);
            }
        }
    }

    @Test
    void glance_lookFails_showsNothing() {
        AtomicInteger looks = new AtomicInteger();
        try (FarGlance<Integer> glance = new FarGlance<>(
                () -> {
                    if (looks.incrementAndGet() > 1) {
                        throw new StoreException("away", null);
                    }
                    return 1;
                },
                Duration.ZERO)) {
            await().until(() -> looks.get() > 1 || glance.get().isPresent());
            await().until(() -> looks.get() > 1 && glance.get().isEmpty());
        }
    }
}
