package io.github.otpgate.captcha;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** What a MAC is taken of. Each field is written behind its length, so that no two lists of fields look alike. */
final class Fields {

    private Fields() {}

    static Bytes of(String... fields) {
        List<Bytes> written = Stream.of(fields).map(Fields::field).toList();
        return Bytes.joined(written);
    }

    private static Bytes field(String field) {
        byte[] content = field.getBytes(UTF_8);
        return Bytes.of(ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(content.length)
                .put(content)
                .array());
    }
}
