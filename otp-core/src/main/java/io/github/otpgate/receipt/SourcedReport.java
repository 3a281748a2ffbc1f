package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.VendorNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report, and where it came from.
 *
 * @param tag of the entry that brought it
 */
record SourcedReport(String provider, Bytes tag, DeliveryReport report) {

    private static final int LONGEST_NUMBER = 32;

    /** What makes a report the same as another. */
    private record Same(String provider, String messageId, Optional<VendorNumber> to, DeliveryState state) {}

    /** Those that may say something new, each once, in their order. */
    static List<SourcedReport> distinct(List<ReportPage> pages, BookFaults faults) {
        Map<Same, SourcedReport> distinct = new LinkedHashMap<>();
        for (ReportPage page : pages) {
            Bytes tag = BookSeals.tag(page.entry());
            for (DeliveryReport report : page.reports()) {
                DeliveryState state = Applying.state(report);
                if (!isOurs(report)) {
                    faults.dropped();
                } else if (state != DeliveryState.SUBMITTED) {
                    distinct.putIfAbsent(
                            new Same(page.provider(), report.messageId(), report.to(), state),
                            new SourcedReport(page.provider(), tag, VendorWords.cut(report)));
                }
            }
        }
        return List.copyOf(distinct.values());
    }

    /** An id or a number that long is none of ours. */
    private static boolean isOurs(DeliveryReport report) {
        return VendorWords.isId(report.messageId())
                && report.to().filter(to -> to.text().length() > LONGEST_NUMBER).isEmpty();
    }
}
