package io.github.otpgate.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A form that OkHttp may write once: it repeats any other after 408 or 503, which could send a message twice. */
final class OneShotForm extends RequestBody {

    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded;charset=utf-8");

    private final byte[] encoded;

    OneShotForm(String encoded) {
        this.encoded = encoded.getBytes(US_ASCII);
    }

    @Override
    public MediaType contentType() {
        return FORM;
    }

    @Override
    public long contentLength() {
        return encoded.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(encoded);
    }
}
