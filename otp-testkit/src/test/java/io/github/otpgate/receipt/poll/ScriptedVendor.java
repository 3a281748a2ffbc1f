package io.github.otpgate.receipt.poll;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Replaceable;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.receipt.inbox.Told;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An account whose answers a test writes; shared by all nodes, as an account is. */
final class ScriptedVendor implements Provider {

    final Queue<VendorAnswer<Pulled<DeliveryReport>>> answers = new ConcurrentLinkedQueue<>();
    final AtomicInteger pulls = new AtomicInteger();
    final AtomicInteger asking = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final AtomicInteger balances = new AtomicInteger();
    final Replaceable<BigDecimal> remaining = new Replaceable<>(BigDecimal.valueOf(100));
    final Replaceable<Runnable> beforeAnswer = new Replaceable<>(() -> {});

    private final Capabilities capabilities =
            Capabilities.none().with(ReportPull.class, this::pull).with(BalanceQuery.class, this::balance);

    static VendorAnswer<Pulled<DeliveryReport>> page(String... messages) {
        return new VendorAnswer.Success<>(
                new Pulled<>(Stream.of(messages).map(Told::report).toList(), 0, Bytes.none()));
    }

    static VendorAnswer<Pulled<DeliveryReport>> refused(ErrorClass reason) {
        return new VendorAnswer.Refused<>(new Refusal(reason, "-11"));
    }

    private VendorAnswer<Pulled<DeliveryReport>> pull() {
        pulls.incrementAndGet();
        mostAtOnce.accumulateAndGet(asking.incrementAndGet(), Math::max);
        try {
            VendorAnswer<Pulled<DeliveryReport>> answer =
                    Optional.ofNullable(answers.poll()).orElseGet(() -> page());
            beforeAnswer.get().run();
            return answer;
        } finally {
            asking.decrementAndGet();
        }
    }

    private VendorAnswer<Balance> balance() {
        balances.incrementAndGet();
        return new VendorAnswer.Success<>(Balance.prepaid(remaining.get()));
    }

    @Override
    public String name() {
        return "main";
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public List<Window> windows() {
        return List.of();
    }

    @Override
    public Submission submit(Message message) {
        throw new UnsupportedOperationException("nobody sends here");
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return capabilities.find(kind);
    }
}
