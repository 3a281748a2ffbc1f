package io.github.otpgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads what a client sent, in the order in which it is cheap: type, origin, bytes, fields.
 *
 * @param largest bytes that are read at most; what Content-Length claims does not matter
 */
record RequestBody(int largest) {

    static final RequestBody SMALL = new RequestBody(8 * 1024);

    static final RequestBody LARGE = new RequestBody(16 * 1024);

    /**
     * How long a body may take. Looked at whenever bytes arrive: how long none may arrive is the container's to say.
     */
    static final Duration SLOWEST = Duration.ofSeconds(5);

    Fields fields(HttpServletRequest request) throws IOException {
        if (BodyType.of(request.getContentType()) == BodyType.JSON) {
            // No page of another site can send this type unless the application's CORS rules let it.
            return JsonFields.of(bytes(request));
        }
        CrossSite.refuse(request);
        byte[] body = bytes(request);
        return body.length == 0 ? ParsedParameters.of(request, this) : FormFields.of(body);
    }

    private byte[] bytes(HttpServletRequest request) throws IOException {
        byte[] body;
        try {
            body = bytes(request.getInputStream());
        } catch (IllegalStateException readerTaken) {
            return new byte[0];
        }
        if (body.length > largest) {
            throw tooLarge();
        }
        return body;
    }

    /** At most one byte too many. */
    private byte[] bytes(InputStream stream) throws IOException {
        long begin = System.nanoTime();
        byte[] buffer = new byte[largest + 1];
        int length = 0;
        int read = stream.read(buffer);
        while (read >= 0 && length + read < buffer.length) {
            if (System.nanoTime() - begin > SLOWEST.toNanos()) {
                throw new SlowBodyException();
            }
            length += read;
            read = stream.read(buffer, length, buffer.length - length);
        }
        return Arrays.copyOf(buffer, length + Math.max(0, read));
    }

    ProblemException tooLarge() {
        return new ProblemException(
                Problem.TOO_LARGE, "body: found more than " + largest + " bytes; allowed: " + largest + " bytes");
    }
}
