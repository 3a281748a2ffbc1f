package io.github.otpgate.receipt;

import io.github.otpgate.provider.capability.DeliveryReport;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Takes reports that came before their message was recorded, now that it is: somebody has to report them again. */
@FunctionalInterface
public interface EarlyReports {

    /**
     * Must not block: it is called on a thread of the store.
     *
     * @return ends when they cannot get lost any more; where it fails they are given again later
     */
    CompletionStage<?> again(String provider, List<DeliveryReport> reports);
}
