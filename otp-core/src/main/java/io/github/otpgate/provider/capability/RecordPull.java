package io.github.otpgate.provider.capability;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.VendorAnswer;
import java.time.LocalDate;
import java.util.Optional;

/** Fetches the vendor's records of what was sent. A record is given once: an answer that is lost is lost. */
public interface RecordPull extends Capability {

    /**
     * The next records, as many as the vendor gives at once.
     *
     * @param day of that day in Beijing only
     * @param phone of that phone only
     */
    VendorAnswer<Pulled<SendRecord>> pullRecords(Optional<LocalDate> day, Optional<PhoneNumber> phone);
}
