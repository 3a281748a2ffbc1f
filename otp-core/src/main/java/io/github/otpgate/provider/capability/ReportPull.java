package io.github.otpgate.provider.capability;

import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.VendorAnswer;

/** Fetches delivery reports from the vendor's queue. A report is given once: an answer that is lost is lost. */
public interface ReportPull extends Capability {

    /** The next reports, as many as the vendor gives at once. An answer without items means the queue is empty. */
    VendorAnswer<Pulled<DeliveryReport>> pullReports();
}
