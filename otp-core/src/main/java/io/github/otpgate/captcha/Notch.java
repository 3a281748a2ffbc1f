package io.github.otpgate.captcha;

import java.util.SplittableRandom;

/** Where a piece is missing, or seems to be. For one thread. */
final class Notch {

    private static final double DARKNESS = 0.5;

    private final SplittableRandom random;
    private final Canvas before;

    /**
     * Takes the picture before any notch was carved.
     *
     * @param before what fills the notches comes from there
     */
    Notch(SplittableRandom random, Canvas before) {
        this.random = random;
        this.before = before;
    }

    /** Fills it with darkened pixels of another place: darkening its own would let a program find the piece in it. */
    void carve(Canvas canvas, SliderMaker.Spot spot) {
        int right = random.nextInt(Canvas.WIDTH / 4, Canvas.WIDTH * 3 / 4);
        int down = random.nextInt(Canvas.HEIGHT / 4, Canvas.HEIGHT * 3 / 4);
        double darkness = DARKNESS + random.nextDouble(0.15);
        for (int i = 0; i < PieceShape.SIZE * PieceShape.SIZE; i++) {
            int x = spot.column() + i % PieceShape.SIZE;
            int y = spot.top() + i / PieceShape.SIZE;
            int fill = Colour.mixed(before.at(x + right, y + down), 0, darkness);
            canvas.lay(x, y, fill, spot.shape().covers(i % PieceShape.SIZE, i / PieceShape.SIZE));
        }
    }
}
