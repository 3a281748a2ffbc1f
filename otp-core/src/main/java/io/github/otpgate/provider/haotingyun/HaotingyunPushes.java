package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.PushResult.Undecodable;
import io.github.otpgate.wire.FormFields;
import io.github.otpgate.wire.VendorJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * {@code sms_status}, an array of reports that nobody signed, and {@code sms_reply}, one signed reply. What is not
 * answered with {@code SUCCESS} the vendor repeats: a report three times every 5 minutes, a reply five times every
 * minute.
 *
 * <p>Source: the vendor's API document, "push of reports" and "push of replies".
 */
final class HaotingyunPushes implements PushDecoder {

    private static final Acknowledgement RECEIVED = new Acknowledgement(200, "SUCCESS");
    private static final Acknowledgement NOT_RECEIVED = new Acknowledgement(400, "FAIL");

    private final VendorJson json = new VendorJson();
    private final ReplySignature signature;

    HaotingyunPushes(String apiKey) {
        this.signature = new ReplySignature(apiKey);
    }

    @Override
    public PushResult decode(PushRequest push) {
        FormFields fields = FormFields.of(push.body()).orElse(null);
        if (!push.method().equals("POST") || fields == null) {
            return undecodable("not a posted form");
        }
        Optional<String> reports = fields.value("sms_status");
        Optional<String> reply = fields.value("sms_reply");
        if (reports.isPresent() == reply.isPresent()) {
            return undecodable("not one of sms_status and sms_reply");
        }
        return reports.map(this::reports).or(() -> reply.map(this::reply)).orElseThrow();
    }

    private PushResult reports(String field) {
        return PushedText.of(field)
                .flatMap(json::read)
                .filter(JsonNode::isArray)
                .map(HaotingyunPushes::reports)
                .orElseGet(() -> undecodable("sms_status is not an array"));
    }

    private static PushResult reports(JsonNode array) {
        List<DeliveryReport> reports = HaotingyunShapes.readable(array, HaotingyunReport::read);
        return new Decoded(reports, List.of(), array.size() - reports.size(), RECEIVED);
    }

    private PushResult reply(String field) {
        Optional<PushedReply> pushed = PushedText.of(field).flatMap(text -> PushedReply.of(json, text));
        if (pushed.isEmpty()) {
            return undecodable("sms_reply is not an object");
        }
        if (!signature.fits(pushed.get().values())) {
            return undecodable("the signature of sms_reply does not fit");
        }
        return pushed.get()
                .reply()
                .<PushResult>map(reply -> new Decoded(List.of(), List.of(reply), 0, RECEIVED))
                .orElseGet(() -> undecodable("a value of sms_reply is not in its form"));
    }

    private static PushResult undecodable(String reason) {
        return new Undecodable(reason, NOT_RECEIVED);
    }

    @Override
    public String toString() {
        return "HaotingyunPushes[redacted]";
    }
}
