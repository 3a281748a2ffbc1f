package io.github.otpgate.captcha;

import java.util.SplittableRandom;

/** Colours as 0xRRGGBB. */
final class Colour {

    private static final int MOST = 0xFF;

    private Colour() {}

    static int draw(SplittableRandom random) {
        return random.nextInt(MOST << 16 | MOST << 8 | MOST);
    }

    /**
     * So much of the one and so much of the other.
     *
     * @param share of {@code over}: 0 to 1
     */
    static int mixed(int under, int over, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int low = under >> shift & MOST;
            int high = over >> shift & MOST;
            mixed |= clamped(low + (high - low) * share) << shift;
        }
        return mixed;
    }

    /** Lighter or darker by so many steps of 255. */
    static int lit(int colour, double steps) {
        int lit = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            lit |= clamped((colour >> shift & MOST) + steps) << shift;
        }
        return lit;
    }

    private static int clamped(double value) {
        return (int) Math.max(0, Math.min(MOST, value));
    }
}
