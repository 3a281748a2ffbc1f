package io.github.otpgate.captcha;

import java.util.SplittableRandom;

/** A picture of nothing: two fields of clouds, discs and waves over them, and grain. For one thread. */
final class Backdrop {

    private static final int DISCS = 14;
    private static final int WAVES = 7;
    private static final int GREY = 0x808080;

    /** Makes 9 steps of the 127 that a byte has. */
    private static final double GRAIN = 9 / 127.0;

    private final SplittableRandom random;
    private final Canvas canvas = new Canvas();

    Backdrop(SplittableRandom random) {
        this.random = random;
    }

    Canvas paint() {
        clouds();
        for (int i = 0; i < DISCS; i++) {
            disc();
        }
        for (int i = 0; i < WAVES; i++) {
            wave();
        }
        grain();
        return canvas;
    }

    private void clouds() {
        Clouds hue = new Clouds(random);
        Clouds light = new Clouds(random);
        int one = Colour.mixed(Colour.draw(random), GREY, 0.25);
        int two = Colour.mixed(Colour.draw(random), GREY, 0.25);
        for (int y = 0; y < Canvas.HEIGHT; y++) {
            for (int x = 0; x < Canvas.WIDTH; x++) {
                int colour = Colour.mixed(one, two, hue.at(x, y));
                canvas.paint(x, y, Colour.lit(colour, 160 * (light.at(x, y) - 0.45)));
            }
        }
    }

    private void disc() {
        int radius = random.nextInt(8, 34);
        int column = random.nextInt(Canvas.WIDTH);
        int row = random.nextInt(Canvas.HEIGHT);
        int colour = Colour.draw(random);
        double share = random.nextDouble(0.15, 0.45);
        for (int y = -radius; y <= radius; y++) {
            int half = (int) Math.sqrt(radius * radius - y * y);
            for (int x = -half; x <= half; x++) {
                canvas.lay(column + x, row + y, colour, share);
            }
        }
    }

    private void wave() {
        double height = random.nextDouble(6, 40);
        double length = random.nextDouble(25, 110);
        double phase = random.nextDouble(2 * Math.PI);
        int row = random.nextInt(Canvas.HEIGHT);
        int thickness = random.nextInt(2, 7);
        int colour = Colour.draw(random);
        for (int x = 0; x < Canvas.WIDTH; x++) {
            int top = row + (int) (height * Math.sin(x / length * Math.PI + phase));
            for (int y = top; y < top + thickness; y++) {
                canvas.lay(x, y, colour, 0.6);
            }
        }
    }

    private void grain() {
        byte[] steps = new byte[Canvas.WIDTH * Canvas.HEIGHT];
        random.nextBytes(steps);
        for (int i = 0; i < steps.length; i++) {
            int x = i % Canvas.WIDTH;
            int y = i / Canvas.WIDTH;
            canvas.paint(x, y, Colour.lit(canvas.at(x, y), GRAIN * steps[i]));
        }
    }
}
