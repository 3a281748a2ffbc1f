package io.github.otpgate.provider.apiv1;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.VendorJson;
import io.github.otpgate.wire.VendorText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What every answer comes in: {@code {"code":"00","data":…,"message":"成功"}}, in UTF-8. */
final class ApiV1Envelope {

    private static final int OK = 200;
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*+:\\s*+\"([0-9A-Za-z_.-]{1,32})\"");

    private final ApiV1Json json = new ApiV1Json();
    private final ApiV1Codes codes;

    ApiV1Envelope(ApiV1Codes codes) {
        this.codes = codes;
    }

    /** How what stands under {@code data} reads. */
    @FunctionalInterface
    interface Content<T> {

        /**
         * What it says.
         *
         * @param body the whole answer
         * @return empty if it is in a form that nobody knows
         */
        Optional<T> read(JsonNode data, Bytes body);
    }

    <T> VendorAnswer<T> open(HttpAnswer answer, Content<T> content) {
        return VendorAnswer.of(answer, complete -> open(complete, content));
    }

    private <T> Optional<VendorAnswer<T>> open(HttpAnswer.Complete answer, Content<T> content) {
        Optional<String> text = VendorText.utf8(answer.body());
        Optional<JsonNode> document = text.flatMap(json::read);
        return document.isPresent()
                ? open(document.get(), answer.body(), content)
                : text.filter(unreadable -> answer.status() == OK).flatMap(broken -> codeOnly(broken, answer.body()));
    }

    private <T> Optional<VendorAnswer<T>> open(JsonNode document, Bytes body, Content<T> content) {
        String code = VendorJson.text(document, "code");
        if (!codes.isSuccess(code)) {
            return codes.refusal(code, VendorJson.text(document, "message")).map(Refused::new);
        }
        Optional<VendorAnswer<T>> success =
                content.read(document.path("data"), body).map(Success::new);
        return success.or(() -> Optional.of(new Unclear<>("code " + code + ", data in an unknown form", body)));
    }

    /** A code without the rest proves nothing, neither way, and the queue behind it may be empty now. */
    private static <T> Optional<VendorAnswer<T>> codeOnly(String text, Bytes body) {
        Matcher code = CODE.matcher(text);
        return code.find()
                ? Optional.of(new Unclear<>("code " + code.group(1) + " in an unreadable answer", body))
                : Optional.empty();
    }
}
