package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.provider.capability.DeliveryReport;
import java.util.List;

/**
 * Reports that came together.
 *
 * @param entry names what brought them: what is news of an entry is news again when that entry comes again, because
 *     whoever was to be told may have died
 * @param provider the account that reports
 */
public record ReportPage(String entry, String provider, List<DeliveryReport> reports) {
    public ReportPage {
        requireNonNull(entry, "entry");
        requireNonNull(provider, "provider");
        reports = List.copyOf(reports);
    }
}
