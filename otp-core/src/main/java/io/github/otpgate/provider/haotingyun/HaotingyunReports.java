package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.ReportPull;

/**
 * {@code pull_status}: the vendor keeps a report for 72 hours, and no longer than until it was fetched.
 *
 * <p>Source: the vendor's API document, "pull_status".
 */
final class HaotingyunReports implements ReportPull {

    private final HaotingyunApi api;
    private final HaotingyunShapes shapes;

    HaotingyunReports(HaotingyunApi api, HaotingyunShapes shapes) {
        this.api = api;
        this.shapes = shapes;
    }

    @Override
    public VendorAnswer<Pulled<DeliveryReport>> pullReports() {
        return shapes.pulled(api.list("sms/pull_status", HaotingyunPages.largest()), HaotingyunReport::read);
    }
}
