package io.github.otpgate.provider.httpbatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushRequest;
import java.util.Optional;

/** Pushes as they stand in the vendor's interface document, of a report and of a reply. */
final class PushedForms {

    static final String H12 =
            "receiver=admin&pswd=12345&msgid=12345&reportTime=1012241002&mobile=13900210021&status=DELIVRD";
    static final String H15 =
            "receiver=admin&pswd=12345&moTime=1208212205&destcode=1065751600001&mobile=13800210021&msg=hello";
    static final Acknowledgement OK = new Acknowledgement(200, "OK");

    private PushedForms() {}

    static PushRequest get(String query) {
        return new PushRequest("GET", query, Optional.empty(), Bytes.none());
    }

    static PushRequest post(String query, String body) {
        return new PushRequest(
                "POST", query, Optional.of("application/x-www-form-urlencoded"), Bytes.of(body.getBytes(UTF_8)));
    }
}
