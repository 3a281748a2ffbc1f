package io.github.otpgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client sent, in the order in which it is cheap: type, origin, bytes, fields.
 *
 * @param largest bytes that are read at most; what Content-Length claims does not matter
 */
record RequestBody(int largest) {

    static final RequestBody SMALL = new RequestBody(8 * 1024);

    static final RequestBody LARGE = new RequestBody(16 * 1024);

    /** Some hundred reports, escaped twice. */
    static final RequestBody CALLBACK = new RequestBody(1024 * 1024);

    private static final int CHUNK = 8 * 1024;

    /**
     * How long a body may take. Looked at whenever bytes arrive: how long none may arrive is the container's to say.
     */
    static final Duration SLOWEST = Duration.ofSeconds(5);

    Fields fields(HttpServletRequest request) throws IOException {
        if (BodyType.of(type(request)) == BodyType.JSON) {
            // No page of another site can send this type unless the application's CORS rules let it.
            return JsonFields.of(bytes(request));
        }
        CrossSite.refuse(request);
        byte[] body = bytes(request);
        return body.length == 0 ? ParsedParameters.fields(request, this) : FormFields.of(body);
    }

    /** The bytes as they came, of any type and from anywhere; of a form that an earlier filter has read, its equal. */
    byte[] content(HttpServletRequest request) throws IOException {
        byte[] body = bytes(request);
        return body.length == 0 && BodyType.isForm(type(request)) ? ParsedParameters.bytes(request, this) : body;
    }

    /** As it was sent: Jetty's {@code getContentType} fails where it does not know the charset. */
    private static @Nullable String type(HttpServletRequest request) {
        return request.getHeader("Content-Type");
    }

    private byte[] bytes(HttpServletRequest request) throws IOException {
        try {
            return bytes(request.getInputStream());
        } catch (IllegalStateException readerTaken) {
            return new byte[0];
        }
    }

    private byte[] bytes(InputStream stream) throws IOException {
        long begin = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = read(stream, chunk); read >= 0; read = read(stream, chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > largest) {
                throw tooLarge();
            }
            if (System.nanoTime() - begin > SLOWEST.toNanos()) {
                throw LostBodyException.slow();
            }
        }
        return body.toByteArray();
    }

    private static int read(InputStream stream, byte[] chunk) throws IOException {
        try {
            return stream.read(chunk);
        } catch (IOException unreadable) {
            throw LostBodyException.broken(unreadable);
        }
    }

    ProblemException tooLarge() {
        return new ProblemException(
                Problem.TOO_LARGE, "body: found more than " + largest + " bytes; allowed: " + largest + " bytes");
    }
}
