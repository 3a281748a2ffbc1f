package io.github.otpgate.receipt.poll;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.provider.capability.Balance;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Who wants to know what is left in the accounts.
 *
 * @param alarms by the provider's name: a balance below raises the alarm; providers without one raise none
 * @param heard is told every answer, with the provider's name, on the node that asked; quick, since the polling waits
 */
public record BalanceWatch(Map<String, BigDecimal> alarms, BiConsumer<String, Balance> heard) {

    /** Nobody. */
    public static final BalanceWatch NONE = new BalanceWatch(Map.of(), (provider, balance) -> {});

    public BalanceWatch {
        alarms = Map.copyOf(alarms);
        requireNonNull(heard, "heard");
    }
}
