package io.github.otpgate.provider.httpbatch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.PushResult.Undecodable;
import io.github.otpgate.wire.FormFields;
import java.util.List;
import java.util.Optional;

/**
 * Pushes of reports and replies, told apart by their keys; either may come to either address.
 *
 * <p>The answer is {@code OK} even to what cannot be read: a push that fails costs an hour of reports, for the platform
 * pauses, and what happens meanwhile is not pushed later.
 *
 * <p>Source: the vendor's interface document, sections 2 and 3, and pushes seen from the platform's resellers; read
 * 2026-11-21.
 */
final class HttpBatchPushes implements PushDecoder {

    private static final Acknowledgement RECEIVED = new Acknowledgement(200, "OK");
    private static final Acknowledgement STRANGER = new Acknowledgement(403, "FORBIDDEN");

    private final HttpBatchPushLogin login;

    HttpBatchPushes(HttpBatchPushLogin login) {
        this.login = login;
    }

    @Override
    public PushResult decode(PushRequest push) {
        Optional<FormFields> fields = fields(push);
        if (fields.isEmpty()) {
            return new Undecodable("not a form", RECEIVED);
        }
        return login.allows(fields.get())
                ? decode(fields.get())
                : new Undecodable("another receiver or password", STRANGER);
    }

    /** The query, and behind it the form of a POST. */
    private static Optional<FormFields> fields(PushRequest push) {
        String body = push.method().equals("POST") ? new String(push.body().toArray(), ISO_8859_1) : "";
        return FormFields.of(
                body.isEmpty() || push.query().isEmpty() ? push.query() + body : push.query() + "&" + body);
    }

    private static PushResult decode(FormFields fields) {
        if (HttpBatchReceipts.areIn(fields)) {
            HttpBatchReceipts receipts = HttpBatchReceipts.of(fields);
            return new Decoded(receipts.read(), List.of(), receipts.unread(), RECEIVED);
        }
        if (HttpBatchReplies.isIn(fields)) {
            return HttpBatchReplies.of(fields)
                    .map(reply -> new Decoded(List.of(), List.of(reply), 0, RECEIVED))
                    .orElse(new Decoded(List.of(), List.of(), 1, RECEIVED));
        }
        return new Undecodable("neither a report nor a reply", RECEIVED);
    }
}
