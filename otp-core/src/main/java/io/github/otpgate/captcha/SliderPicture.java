package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;

/**
 * A slider as it is asked for.
 *
 * @param image JPEG
 * @param piece PNG
 * @param top the pixel row of the piece's upper edge
 * @param answer the column, as bytes so that it prints nowhere
 */
record SliderPicture(Bytes image, Bytes piece, int top, Bytes answer) {

    SliderPicture {
        requireNonNull(image, "image");
        requireNonNull(piece, "piece");
        requireNonNull(answer, "answer");
    }
}
