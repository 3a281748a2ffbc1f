package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;

/** The names of what belongs to the receipt book. Only the two of a message share a hash tag. */
record ReceiptKeys(String namespace) {

    byte[] delivery(Bytes nonce) {
        return ascii(tagged("d-", nonce));
    }

    byte[] message(Bytes name) {
        return ascii(tagged("r-", name));
    }

    /** Reports that came early. */
    byte[] early(Bytes name) {
        return ascii(tagged("r-", name) + ":p");
    }

    byte[] masked(Bytes name) {
        return ascii(tagged("m-", name));
    }

    byte[] text(Bytes name) {
        return ascii(tagged("t-", name));
    }

    private String tagged(String kind, Bytes name) {
        return namespace + ":{" + kind + name.toUrlText() + "}";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
