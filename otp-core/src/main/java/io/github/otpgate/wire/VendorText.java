package io.github.otpgate.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Bytes as text where a vendor does not say, or says wrongly, which charset it writes. */
public final class VendorText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset GB18030 = Charset.forName("GB18030");

    private VendorText() {}

    /**
     * UTF-8 if the bytes are that without a fault, else GB18030 (which GBK and GB2312 are parts of) if they are that. A
     * byte order mark is dropped.
     */
    public static Optional<String> of(Bytes bytes) {
        return decode(bytes, UTF_8).or(() -> decode(bytes, GB18030));
    }

    /** UTF-8 only, without a byte order mark. */
    public static Optional<String> utf8(Bytes bytes) {
        return decode(bytes, UTF_8);
    }

    private static Optional<String> decode(Bytes bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }
}
