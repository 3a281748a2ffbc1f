package io.github.otpgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads what a client sent, in the order in which it is cheap: type, origin, bytes, fields. */
final class RequestBody {

    /** Bytes that are read at most; what Content-Length claims does not matter. */
    static final int LARGEST = 8 * 1024;

    private RequestBody() {}

    static Fields fields(HttpServletRequest request) throws IOException {
        if (BodyType.of(request.getContentType()) == BodyType.JSON) {
            // No page of another site can send this type unless the application's CORS rules let it.
            return JsonFields.of(bytes(request));
        }
        CrossSite.refuse(request);
        byte[] body = bytes(request);
        return body.length == 0 ? ParsedParameters.of(request) : FormFields.of(body);
    }

    private static byte[] bytes(HttpServletRequest request) throws IOException {
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(LARGEST + 1);
        } catch (IllegalStateException readerTaken) {
            return new byte[0];
        }
        if (body.length > LARGEST) {
            throw tooLarge();
        }
        return body;
    }

    static ProblemException tooLarge() {
        return new ProblemException(
                Problem.TOO_LARGE, "body: found more than " + LARGEST + " bytes; allowed: " + LARGEST + " bytes");
    }
}
