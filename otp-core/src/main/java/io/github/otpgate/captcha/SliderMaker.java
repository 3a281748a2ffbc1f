package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Draws sliders, without fonts and without a screen. Thread safe. */
final class SliderMaker {

    private static final float LEAST_QUALITY = 0.7f;
    private static final float QUALITY_RANGE = 0.2f;

    private final SecureRandom random;

    SliderMaker(SecureRandom random) {
        this.random = random;
    }

    /** Where things are comes from the secure generator; the fast one is for what they look like. */
    SliderPicture make() {
        SliderPlan plan = SliderPlan.draw(random);
        SplittableRandom looks = new SplittableRandom(random.nextLong());
        PieceShape shape = PieceShape.draw(looks);
        Canvas canvas = new Backdrop(looks).paint();
        Bytes piece = PictureFile.png(canvas.cut(shape, plan.target().column(), plan.top()));
        Notch notch = new Notch(looks, canvas.copy());
        for (int column : plan.columns()) {
            boolean right = column == plan.target().column();
            notch.carve(canvas, new Spot(right ? shape : shape.other(looks), column, plan.top()));
        }
        float quality = LEAST_QUALITY + QUALITY_RANGE * random.nextFloat();
        Bytes image = PictureFile.jpeg(canvas, quality);
        return new SliderPicture(image, piece, plan.top(), plan.target().answer());
    }

    /** Where a shape stands. */
    record Spot(PieceShape shape, int column, int top) {}
}
