package io.github.otpgate.receipt.poll;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.ReportPull;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An account that can be asked for reports and nothing else, with somebody in between. */
record ReportsOnly(Provider account, Function<ReportPull, VendorAnswer<Pulled<DeliveryReport>>> between)
        implements Provider {

    @Override
    public String name() {
        return account.name();
    }

    @Override
    public Channel channel() {
        return account.channel();
    }

    @Override
    public List<Window> windows() {
        return account.windows();
    }

    @Override
    public Submission submit(Message message) {
        return account.submit(message);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        ReportPull vendor = account.capability(ReportPull.class).orElseThrow();
        return Capabilities.none()
                .with(ReportPull.class, () -> between.apply(vendor))
                .find(kind);
    }
}
