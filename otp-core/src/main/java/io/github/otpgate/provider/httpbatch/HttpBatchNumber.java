package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.provider.capability.VendorNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number in a push. */
final class HttpBatchNumber {

    private static final Pattern SHAPE = Pattern.compile("\\+?[0-9*]{3,24}");

    private HttpBatchNumber() {}

    /** Nothing where the text is no number. */
    static Optional<VendorNumber> of(String text) {
        return Optional.of(text)
                .filter(number -> SHAPE.matcher(number).matches())
                .map(VendorNumber::new);
    }
}
