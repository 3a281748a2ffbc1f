package io.github.otpgate.provider.smscn;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone as the vendor wants it written: eleven digits without country code, of mainland China only. */
final class SmscnMobile {

    /** What is answered for any other phone, without asking the vendor. */
    static final Refusal NOT_SERVED = new Refusal(ErrorClass.INVALID_NUMBER, "not a mobile number of mainland China");

    private static final Pattern MAINLAND = Pattern.compile("\\+86(1[0-9]{10})");

    private SmscnMobile() {}

    static Optional<String> of(PhoneNumber phone) {
        var matcher = MAINLAND.matcher(phone.e164());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
