package io.github.otpgate.provider.capability;

import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.VendorAnswer;
import java.util.Iterator;
import java.util.List;

/** Reads the vendor's books, which can be read as often as one likes. */
public interface RecordQuery extends Capability {

    /** The most records a page can have. */
    int largestPage();

    /**
     * One page of what was sent.
     *
     * @param number from 1
     * @param size 1 to {@link #largestPage()}
     * @throws IllegalArgumentException for a number or size out of range
     */
    VendorAnswer<List<SendRecord>> page(RecordFilter filter, int number, int size);

    /**
     * Everything that was sent, fetched page by page while it is read. The iterator is for one thread; it throws
     * {@link io.github.otpgate.provider.ProviderException} where a page cannot be had.
     */
    default Iterator<SendRecord> all(RecordFilter filter) {
        return new Pages<>(number -> page(filter, number, largestPage()).orElseThrow(), largestPage());
    }
}
