package io.github.otpgate.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/** Decodes UTF-8 and refuses what is none: a replaced byte would be a text that nobody sent. */
final class StrictText {

    private StrictText() {}

    /** The text of what {@code place} names. */
    static String of(byte[] bytes, String place) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw ProblemException.invalid(place + ": found bytes that are not UTF-8; allowed: UTF-8");
        }
    }
}
