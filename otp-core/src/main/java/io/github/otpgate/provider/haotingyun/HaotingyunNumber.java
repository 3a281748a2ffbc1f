package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as the vendor writes them: those of mainland China without country code, others in E.164. */
final class HaotingyunNumber {

    private static final String MAINLAND = "+86";
    private static final Pattern WITH_COUNTRY_CODE = Pattern.compile("(?:\\+86|86(?=[0-9]{11}$))([0-9]+)");

    private HaotingyunNumber() {}

    static boolean isAbroad(PhoneNumber phone) {
        return !phone.e164().startsWith(MAINLAND);
    }

    /** The vendor takes +86 off in some places only. */
    static String key(String written) {
        Matcher matcher = WITH_COUNTRY_CODE.matcher(written);
        return matcher.matches() ? matcher.group(1) : written;
    }
}
