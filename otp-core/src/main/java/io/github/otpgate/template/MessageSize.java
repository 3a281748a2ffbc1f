package io.github.otpgate.template;

import java.math.BigDecimal;

/**
 * How long a message is and what it costs, for text with Chinese content.
 *
 * <p>Such a text travels as UCS-2: 140 bytes are 70 characters, and a longer one is cut into pieces of 67, because each
 * piece then spends 6 bytes on saying which one it is (3GPP TS 23.040, 9.2.3.24.1). Text of the GSM alphabet alone would
 * have 160 and 153, but a signature in 【】 is never that.
 *
 * <p>Source: Haotingyun's API document, "single_send", field {@code fee}: 70 characters are one message, beyond that each
 * 67 count as one.
 *
 * @param characters UTF-16 units, which is how the networks count: an emoji is two; at least 1
 */
public record MessageSize(int characters) {

    private static final int WHOLE = 70;
    private static final int PIECE = 67;

    public MessageSize {
        if (characters < 1) {
            throw new IllegalArgumentException("a message has at least 1 character: " + characters);
        }
    }

    /** The size of a text, signature included. */
    public static MessageSize of(String text) {
        return new MessageSize(text.length());
    }

    /** How many messages the vendor counts: 1 up to 70 characters, beyond that one for each 67 begun. */
    public int pieces() {
        return characters <= WHOLE ? 1 : (characters - 1) / PIECE + 1;
    }

    /** What it costs to one recipient, in the unit of the price. */
    public BigDecimal cost(BigDecimal perPiece) {
        return perPiece.multiply(BigDecimal.valueOf(pieces()));
    }
}
