package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.capability.RecordFilter;
import io.github.otpgate.wire.BeijingTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the vendor is asked for a page of its books. */
final class HaotingyunPages {

    static final int LARGEST = 100;

    private HaotingyunPages() {}

    /** For queues, which give their first items only. */
    static Map<String, String> largest() {
        return Map.of("page_size", Integer.toString(LARGEST));
    }

    /** The vendor documents defaults for some of these in one place and requires all of them in another. */
    static Map<String, String> page(RecordFilter filter, int number, int size) {
        if (number < 1 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "a page has a number from 1 and a size from 1 to " + LARGEST + ", not " + number + " and " + size);
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("start_time", BeijingTime.SPACED.write(filter.from()));
        form.put("end_time", BeijingTime.SPACED.write(filter.to()));
        form.put("page_num", Integer.toString(number));
        form.put("page_size", Integer.toString(size));
        filter.phone().ifPresent(phone -> form.put("mobile", phone.domestic()));
        return form;
    }
}
