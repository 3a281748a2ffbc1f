package io.github.otpgate.captcha;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A piece of a jigsaw puzzle: a square whose four sides have a knob each, or a dent, or neither. */
final class PieceShape {

    /** Its width and height in pixels, knobs included. */
    static final int SIZE = 44;

    private static final int SIDES = 4;
    private static final double CENTRE = SIZE / 2.0;
    private static final double HALF = 15;
    private static final double KNOB = 6.4;
    private static final int[] ACROSS = {0, 1, 0, -1};
    private static final int[] DOWN = {-1, 0, 1, 0};

    /** 1 for a knob, -1 for a dent, 0 for neither; from the upper side clockwise. */
    private final int[] sides;

    private final double[] coverage;

    private PieceShape(int... sides) {
        this.sides = sides;
        this.coverage = IntStream.range(0, SIZE * SIZE)
                .mapToDouble(i -> coverage(i % SIZE, i / SIZE))
                .toArray();
    }

    static PieceShape draw(SplittableRandom random) {
        int[] sides = random.ints(SIDES, -1, 2).toArray();
        long plain = IntStream.of(sides).filter(side -> side == 0).count();
        return plain > 2 ? draw(random) : new PieceShape(sides);
    }

    /** Another shape, which differs on two sides at least, so that a person can tell them apart. */
    PieceShape other(SplittableRandom random) {
        PieceShape other = draw(random);
        long different = IntStream.range(0, SIDES)
                .filter(side -> sides[side] != other.sides[side])
                .count();
        return different < 2 ? other(random) : other;
    }

    /** How much of a pixel it covers: 0 to 1. */
    double covers(int x, int y) {
        return coverage[y * SIZE + x];
    }

    private double coverage(int column, int row) {
        double x = column + 0.5 - CENTRE;
        double y = row + 0.5 - CENTRE;
        double outside = Math.max(Math.abs(x), Math.abs(y)) - HALF;
        for (int side = 0; side < SIDES; side++) {
            double knob = Math.hypot(x - ACROSS[side] * HALF, y - DOWN[side] * HALF) - KNOB;
            outside = sides[side] > 0 ? Math.min(outside, knob) : outside;
            outside = sides[side] < 0 ? Math.max(outside, -knob) : outside;
        }
        return Math.max(0, Math.min(1, 0.5 - outside));
    }
}
