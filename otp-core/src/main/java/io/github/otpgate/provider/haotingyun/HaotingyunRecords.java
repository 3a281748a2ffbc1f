package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.RecordFilter;
import io.github.otpgate.provider.capability.RecordQuery;
import io.github.otpgate.provider.capability.SendRecord;
import io.github.otpgate.wire.VendorJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * {@code get_record}: what was sent between two moments, the latest first.
 *
 * <p>Source: the vendor's API document, "get_record".
 */
final class HaotingyunRecords implements RecordQuery {

    private final HaotingyunApi api;
    private final HaotingyunShapes shapes;

    HaotingyunRecords(HaotingyunApi api, HaotingyunShapes shapes) {
        this.api = api;
        this.shapes = shapes;
    }

    @Override
    public int largestPage() {
        return HaotingyunPages.LARGEST;
    }

    @Override
    public VendorAnswer<List<SendRecord>> page(RecordFilter filter, int number, int size) {
        return shapes.list(
                api.list("sms/get_record", HaotingyunPages.page(filter, number, size)), HaotingyunRecords::record);
    }

    private static Optional<SendRecord> record(JsonNode item) {
        return HaotingyunFields.number(item, "mobile")
                .flatMap(to -> HaotingyunFields.words(item, "text")
                        .map(text -> new SendRecord(
                                HaotingyunFields.sid(item),
                                to,
                                text,
                                HaotingyunFields.moment(item, "send_time"),
                                VendorJson.text(item, "send_status").equals("SUCCESS"),
                                HaotingyunReport.read(item))));
    }
}
