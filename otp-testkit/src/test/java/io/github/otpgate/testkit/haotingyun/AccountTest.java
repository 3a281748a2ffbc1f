package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.PhoneInbox;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final int THREADS = 8;
    private static final int NUMBERS = 20_000;
    private static final SmsTemplate TEMPLATE = new SmsTemplate("【豪霆云】您的验证码是#code#", Set.of("豪霆云"));

    @Test
    void send_manyThreadsSameNumbers_eachNumberOnce() throws InterruptedException, ExecutionException {
        MovableClock clock = new MovableClock(Instant.EPOCH);
        HaotingyunPushes pushes = new HaotingyunPushes("0000", new Wording(Set.of()), false, 1);
        Deliveries deliveries = new Deliveries(clock, new PhoneInbox(clock), pushes, false);
        Account account = new Account(clock, Set.of(), new SendWindows(true, 0, 0), deliveries, NUMBERS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<List<Outcome>> sendToAll = () -> {
            start.await();
            return IntStream.range(0, NUMBERS)
                    .mapToObj(i -> new Mobile("+1555" + (1_000_000 + i), "+1555" + (1_000_000 + i)))
                    .map(mobile -> new Sms(mobile, "【豪霆云】您的验证码是1234", Sms.Options.NONE))
                    .map(sms -> account.send(sms, TEMPLATE))
                    .toList();
        };

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        int accepted = 0;
        for (Future<List<Outcome>> future : threads.invokeAll(Collections.nCopies(THREADS, sendToAll))) {
            accepted += (int) future.get().stream()
                    .filter(Outcome.Accepted.class::isInstance)
                    .count();
        }
        threads.shutdown();

        assertThat(accepted).isEqualTo(NUMBERS);
        assertThat(account.balance()).isZero();
    }
}
