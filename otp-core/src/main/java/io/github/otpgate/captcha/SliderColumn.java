package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * Judges sliders.
 *
 * @param column where the piece's left edge belongs
 */
record SliderColumn(int column) {

    /** 9 of 213 columns are near enough: who guesses passes once in 24 tries, and every challenge is one try. */
    private static final int TOLERANCE = 4;

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");

    static SliderColumn of(Bytes answer) {
        return new SliderColumn(ByteBuffer.wrap(answer.toArray()).getInt());
    }

    Bytes answer() {
        return Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(column).array());
    }

    boolean isNear(String solution) {
        return NUMBER.matcher(solution).matches() && Math.abs(Integer.parseInt(solution) - column) <= TOLERANCE;
    }

    @Override
    public String toString() {
        return "SliderColumn[redacted]";
    }
}
