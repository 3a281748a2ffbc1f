package io.github.otpgate.testkit.contract;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.testkit.HttpReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A megabyte that claims to be compressed, and is: a gigabyte of zeros. */
final class GzipBomb {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int MEBIBYTES = 1024;

    private GzipBomb() {}

    /** Made when first asked for, since that takes seconds. */
    private static final class Made {
        private static final Bytes BYTES = Bytes.of(compressed());
    }

    static HttpReply answer() {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json;charset=utf-8", "Content-Encoding", "gzip");
        return new HttpReply(200, headers, Made.BYTES);
    }

    private static byte[] compressed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[MEBIBYTE];
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < MEBIBYTES; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
