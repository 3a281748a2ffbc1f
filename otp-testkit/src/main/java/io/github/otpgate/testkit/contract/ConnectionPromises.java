package io.github.otpgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.testkit.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Law 7: only what certainly did not arrive is refused; what broke later may have been taken. All of it ends in time. */
interface ConnectionPromises {

    ContractVendor vendor();

    @TestFactory
    default Stream<DynamicTest> law7_noConnection_isRejectedAsTemporary() {
        Map<String, URI> places = Map.of(
                "nobody listens", URI.create("http://127.0.0.1:1"),
                "no such host", URI.create("http://otp-gate-contract.invalid"));
        return places.entrySet().stream()
                .map(place -> DynamicTest.dynamicTest(place.getKey(), () -> assertTemporary(sendTo(place.getValue()))));
    }

    @Test
    default void law7_noTls_isRejectedAsTemporaryAndNothingArrives() {
        try (Trial trial = Trial.of(vendor())) {
            assertTemporary(
                    sendTo(URI.create("https://127.0.0.1:" + trial.baseUri().getPort())));

            assertThat(trial.requests()).isZero();
        }
    }

    @TestFactory
    default Stream<DynamicTest> law7_connectionThatBreaksAfterTheRequest_isUncertain() {
        Map<String, Fault> faults = Map.of(
                "reset", Fault.acceptThenReset(),
                "reset before anything was done", Fault.reset(),
                "silence", Fault.acceptThenHang(),
                "a byte now and then", Fault.slowBody(tooSlow()));
        return faults.entrySet().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
                    try (Trial trial = Trial.hasty(vendor()).failing(fault.getValue())) {
                        assertThat(Patience.inTime(trial::send)).isInstanceOf(Uncertain.class);
                        assertThat(trial.requests()).isEqualTo(1);
                    }
                }));
    }

    /** Between two bytes, so that the whole answer takes twice the time it has. */
    private Duration tooSlow() {
        int bytes = vendor().accepted("1").body().length();
        return Patience.SHORT.call().multipliedBy(2).dividedBy(bytes);
    }

    @TestFactory
    default Stream<DynamicTest> law7_brokenHttp_isUncertain() {
        return BrokenHttp.around(vendor().accepted("1")).entrySet().stream()
                .map(broken -> DynamicTest.dynamicTest(broken.getKey(), () -> {
                    try (RawServer server = RawServer.serving(broken.getValue())) {
                        assertThat(sendTo(server.baseUri())).isInstanceOf(Uncertain.class);
                        assertThat(server.connections()).isEqualTo(1);
                    }
                }));
    }

    @Test
    default void law7_connectionClosedBeforeTheRequestIsRead_isNotAccepted() {
        try (RawServer server = RawServer.serving(connection -> connection.setSoLinger(true, 0))) {
            assertThat(sendTo(server.baseUri())).isNotInstanceOf(Accepted.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    default void law7_threadInterruptedBefore_tellsTheTruthAndStaysInterrupted() {
        try (Trial trial = Trial.of(vendor())) {
            Thread.currentThread().interrupt();
            Submission result;
            boolean interrupted;
            try {
                result = trial.send();
            } finally {
                interrupted = Thread.interrupted();
            }

            assertThat(interrupted).isTrue();
            assertThat(trial.requests()).isLessThanOrEqualTo(result instanceof Rejected ? 0 : 1);
            assertThat(result instanceof Accepted && trial.requests() == 0).isFalse();
        }
    }

    @Test
    default void law7_threadInterruptedMeanwhile_isUncertain() throws Exception {
        try (Trial trial = Trial.hasty(vendor()).failing(Fault.acceptThenHang())) {
            FutureTask<Submission> sending = new FutureTask<>(trial::send);
            Thread thread = new Thread(sending, "sending");
            thread.start();
            trial.awaitRequest();
            thread.interrupt();

            assertThat(sending.get(20, TimeUnit.SECONDS)).isInstanceOf(Uncertain.class);
            assertThat(trial.requests()).isEqualTo(1);
        }
    }

    private Submission sendTo(URI address) {
        try (Account account = Account.at(address, vendor(), Patience.SHORT)) {
            return Patience.inTime(account::send);
        }
    }

    private static void assertTemporary(Submission result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(ErrorClass.TEMPORARY));
    }
}
