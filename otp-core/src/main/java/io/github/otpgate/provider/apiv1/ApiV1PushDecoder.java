package io.github.otpgate.provider.apiv1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.wire.FormFields;
import io.github.otpgate.wire.VendorText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the vendor's two callbacks. The document shows their members and says neither the method nor the encoding, so
 * each is taken as JSON (one, or a list), as form fields of the same names, as JSON in a form field, and as any of these
 * in the query; what the content type says does not matter. Each is pushed once and never again, whatever the answer.
 *
 * <p>Source: the vendor's interface document, sections on the callbacks; read 2026-11-21.
 */
final class ApiV1PushDecoder implements PushDecoder {

    /** The document has four; a reader that tries each as JSON should not be given thousands. */
    private static final int MOST_FIELDS = 16;

    private static final Acknowledgement TAKEN = new Acknowledgement(200, "OK");
    private static final Acknowledgement NOT_UNDERSTOOD = new Acknowledgement(400, "not understood");

    private final ApiV1Json json = new ApiV1Json();

    @Override
    public PushResult decode(PushRequest push) {
        List<Fields> items = inBody(push.body());
        if (items.isEmpty()) {
            items = inForm(push.query());
        }
        return items.isEmpty()
                ? new PushResult.Undecodable("neither a report nor a reply", NOT_UNDERSTOOD)
                : decoded(items);
    }

    private static PushResult decoded(List<Fields> items) {
        List<DeliveryReport> reports = items.stream()
                .filter(ApiV1PushDecoder::isReport)
                .map(ApiV1Items::report)
                .flatMap(Optional::stream)
                .toList();
        List<Reply> replies = items.stream()
                .filter(item -> !isReport(item))
                .map(ApiV1Items::reply)
                .flatMap(Optional::stream)
                .toList();
        return new PushResult.Decoded(reports, replies, items.size() - reports.size() - replies.size(), TAKEN);
    }

    private static boolean isReport(Fields item) {
        return item.value("status").isPresent();
    }

    private List<Fields> inBody(Bytes body) {
        List<Fields> plain = VendorText.of(body).map(this::inJson).orElse(List.of());
        return plain.isEmpty() ? inForm(new String(body.toArray(), ISO_8859_1)) : plain;
    }

    /** All of a list if one of it is the vendor's, so that those which cannot be read are counted. */
    private List<Fields> inJson(String text) {
        List<Fields> items = json.read(text).stream()
                .flatMap(document -> document.isArray() ? document.valueStream() : Stream.of(document))
                .map((JsonNode item) -> Fields.of(item))
                .toList();
        return items.stream().anyMatch(ApiV1PushDecoder::isOurs) ? items : List.of();
    }

    private List<Fields> inForm(String encoded) {
        Optional<Fields> fields =
                FormFields.of(encoded).<Fields>map(form -> form::value).filter(ApiV1PushDecoder::isOurs);
        return fields.map(List::of)
                .orElseGet(() -> Arrays.stream(encoded.split("&", -1))
                        .limit(MOST_FIELDS)
                        .map(pair -> FormFields.decode(pair.substring(pair.indexOf('=') + 1)))
                        .flatMap(Optional::stream)
                        .map(this::inJson)
                        .filter(items -> !items.isEmpty())
                        .findFirst()
                        .orElse(List.of()));
    }

    private static boolean isOurs(Fields item) {
        return Stream.of("sendId", "status", "content")
                .anyMatch(name -> item.value(name).isPresent());
    }
}
