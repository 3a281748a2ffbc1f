package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.guard.GuardSource;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;

/** The names of what the guard counts. What shares a source shares a hash tag, and so does what is about one phone. */
record GuardKeys(String namespace) {

    byte[] source(GuardSource source) {
        return ascii(tagged(source));
    }

    /** The phones of a block of numbers. */
    byte[] phones(GuardSource source, Bytes tag) {
        return ascii(tagged(source) + ":p:" + tag.toUrlText());
    }

    /** There while the phone is known to be good. */
    byte[] known(PhoneHash phone) {
        return ascii(namespace + ":{" + phone.value() + "}:k");
    }

    /** There while the phone's code is not counted for its destination. */
    byte[] leftOut(PhoneHash phone) {
        return ascii(namespace + ":{" + phone.value() + "}:u");
    }

    /** The end of a field's name. */
    static byte[] field(Bytes tag) {
        return ascii(tag.toUrlText());
    }

    private String tagged(GuardSource source) {
        return namespace + ":{g-" + source.name().toUrlText() + "}";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
