package io.github.otpgate.captcha;

import java.awt.image.BufferedImage;

/**
 * The pixels of a picture. They are painted one by one: what draws lines for us would start the platform's fonts and
 * windows, which a server may lack.
 */
final class Canvas {

    static final int WIDTH = 320;
    static final int HEIGHT = 160;

    private static final int OPAQUE = 0xFF;

    private final int[] pixels;

    Canvas() {
        this(new int[WIDTH * HEIGHT]);
    }

    private Canvas(int... pixels) {
        this.pixels = pixels;
    }

    Canvas copy() {
        return new Canvas(pixels.clone());
    }

    /** Its colour; beyond an edge, the picture begins again. */
    int at(int x, int y) {
        return pixels[Math.floorMod(y, HEIGHT) * WIDTH + Math.floorMod(x, WIDTH)];
    }

    void paint(int x, int y, int colour) {
        pixels[y * WIDTH + x] = colour;
    }

    /** Lays a colour over a pixel, where there is one; share 0 to 1. */
    void lay(int x, int y, int colour, double share) {
        if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) {
            return;
        }
        int at = y * WIDTH + x;
        pixels[at] = Colour.mixed(pixels[at], colour, share);
    }

    /** What the shape covers; every other pixel is blank, or it would show what stands around the piece. */
    BufferedImage cut(PieceShape shape, int column, int top) {
        BufferedImage piece = new BufferedImage(PieceShape.SIZE, PieceShape.SIZE, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < PieceShape.SIZE * PieceShape.SIZE; i++) {
            int x = i % PieceShape.SIZE;
            int y = i / PieceShape.SIZE;
            int alpha = (int) Math.round(OPAQUE * shape.covers(x, y));
            piece.setRGB(x, y, alpha == 0 ? 0 : alpha << 24 | at(column + x, top + y));
        }
        return piece;
    }

    BufferedImage picture() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);
        return picture;
    }
}
