package io.github.otpgate.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.OtpService;
import io.github.otpgate.event.OtpEvent.SubmitEnded;
import io.github.otpgate.event.OtpObserver.Operation;
import io.github.otpgate.event.OtpObserver.Running;
import io.github.otpgate.model.Channel;
import io.github.otpgate.spring.observe.ObservedApplication.Recorder;
import io.github.otpgate.store.StoreException;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OtpObservationsTest {

    private static final SubmitEnded ACCEPTED =
            new SubmitEnded("main", Channel.SMS, "accepted", Duration.ofMillis(5), false);

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final ApplicationContextRunner runner =
            Runner.create().withBean(TestObservationRegistry.class, () -> registry);

    @Test
    void issue_redisAway_isAnErrorOfOurOwnWords() {
        runner.run(context -> {
            try {
                context.getBean(OtpService.class).issue(IssueRequest.of("13800138000", "login"));
            } catch (StoreException expected) {
                assertThat(expected).hasMessageContaining("Redis");
            }
        });

        TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("otp.issue")
                .that()
                .hasLowCardinalityKeyValue("purpose", "login")
                .hasLowCardinalityKeyValue("channel", "sms")
                .hasLowCardinalityKeyValue("result", "unavailable")
                .hasError()
                .thenError()
                .isInstanceOf(StoreException.class)
                .hasNoCause();
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void failure_ofSomebodyElse_losesItsWords() {
        Running running = new OtpObservations(registry, List.of()).begin(new Operation.Verify("login"));

        running.ended(ACCEPTED, Optional.of(new IllegalArgumentException("13800138000 123456")));

        TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("otp.verify")
                .that()
                .thenError()
                .hasMessage("java.lang.IllegalArgumentException");
    }

    /** Two vendors are asked, the second while the first is still silent: both belong to the issue. */
    @Test
    void submits_overlapping_areSiblings() {
        Recorder recorder = new Recorder(new ArrayList<>());
        registry.observationConfig().observationHandler(recorder);
        OtpObservations observations = new OtpObservations(registry, List.of());
        Running issue = observations.begin(new Operation.Issue("login", Channel.SMS));
        Running first = observations.begin(new Operation.Submit("one", Channel.SMS));
        Running second = observations.begin(new Operation.Submit("two", Channel.SMS));

        second.ended(ACCEPTED, Optional.empty());
        first.ended(ACCEPTED, Optional.empty());
        issue.ended(ACCEPTED, Optional.empty());

        assertThat(recorder.stopped().subList(0, 2))
                .allSatisfy(submit -> assertThat(submit.getParentObservation())
                        .isNotNull()
                        .satisfies(parent ->
                                assertThat(parent.getContextView().getName()).isEqualTo("otp.issue")));
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void convention_bean_takesThePlaceOfTheDefault() {
        OtpObservationConvention own = new OtpObservationConvention() {
            @Override
            public String getName() {
                return "codes";
            }

            @Override
            public KeyValues getLowCardinalityKeyValues(OtpObservationContext context) {
                return DEFAULT.getLowCardinalityKeyValues(context).and("shop", "north");
            }
        };
        runner.withBean(OtpObservationConvention.class, () -> own)
                .run(context -> context.getBean(OtpService.class).issue(IssueRequest.of("nobody", "login")));

        TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("codes")
                .that()
                .hasLowCardinalityKeyValue("shop", "north")
                .hasLowCardinalityKeyValue("result", "invalid-phone");
    }
}
