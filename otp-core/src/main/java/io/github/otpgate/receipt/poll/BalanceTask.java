package io.github.otpgate.receipt.poll;

import io.github.otpgate.event.OtpEvent.BalanceCrossed;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.BalanceQuery;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks what is left in an account. For one thread. */
final class BalanceTask implements PollTask {

    /** Vendors refuse who asks more often. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    /** An account that stays low for so long is worth another alarm. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final String provider;
    private final BalanceQuery account;
    private final PollTools tools;
    private final BalanceWatch watch;
    private final Pace pace;
    private final PollTally tally = new PollTally();

    BalanceTask(String provider, BalanceQuery account, PollTools tools, BalanceWatch watch, PollSettings settings) {
        this.provider = provider;
        this.account = account;
        this.tools = tools;
        this.watch = watch;
        Duration interval = settings.balanceInterval();
        this.pace = new Pace("balance of " + provider, new Pace.Range(interval, interval));
    }

    @Override
    public Duration poll() {
        VendorAnswer<Balance> answer = account.balance();
        tally.asked().increment();
        if (answer instanceof Success<Balance> success) {
            tally.items().increment();
            watch.heard().accept(provider, success.value());
            judge(success.value().remaining());
            return pace.empty();
        }
        if (answer instanceof Refused<Balance> refused) {
            tally.refused().increment();
            return pace.refused(refused.refusal());
        }
        tally.unclear().increment();
        return pace.unclear();
    }

    private void judge(BigDecimal remaining) {
        @Nullable BigDecimal alarm = watch.alarms().get(provider);
        if (alarm == null) {
            return;
        }
        boolean low = remaining.compareTo(alarm) < 0;
        boolean crossed = low
                ? tools.leases().becomesLow(provider, REMEMBERED)
                : tools.leases().recovers(provider);
        if (crossed) {
            tools.events().on(new BalanceCrossed(provider, remaining, alarm, low));
        }
    }

    @Override
    public Duration rest() {
        return SHORTEST;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public String name() {
        return "balance";
    }

    @Override
    public PollTally tally() {
        return tally;
    }
}
