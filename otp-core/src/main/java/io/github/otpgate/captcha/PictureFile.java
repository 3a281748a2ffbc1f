package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as files: pixels, and nothing that tells more than they do. */
final class PictureFile {

    private PictureFile() {}

    static Bytes jpeg(Canvas canvas, float quality) {
        ImageWriter writer = writer("jpeg");
        ImageWriteParam form = writer.getDefaultWriteParam();
        form.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        form.setCompressionQuality(quality);
        return written(writer, canvas.picture(), form);
    }

    static Bytes png(BufferedImage picture) {
        ImageWriter writer = writer("png");
        return written(writer, picture, writer.getDefaultWriteParam());
    }

    private static ImageWriter writer(String format) {
        return ImageIO.getImageWritersByFormatName(format).next();
    }

    /** In memory: ImageIO's own stream would write a temporary file. */
    private static Bytes written(ImageWriter writer, BufferedImage picture, ImageWriteParam form) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), form);
        } catch (IOException e) {
            throw new UncheckedIOException("memory took no picture", e);
        } finally {
            writer.dispose();
        }
        return Bytes.of(file.toByteArray());
    }
}
