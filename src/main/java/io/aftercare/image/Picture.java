package io.aftercare.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** An encoded picture, without any metadata. */
record Picture(String mediaType, int width, int height, byte[] data) {

    private static final float JPEG_QUALITY = 0.85f;

    static Picture png(BufferedImage pixels) {
        return encoded(pixels, "png", null);
    }

    /** @param pixels without an alpha channel, which JPEG does not know */
    static Picture jpeg(BufferedImage pixels) {
        return encoded(pixels, "jpeg", JPEG_QUALITY);
    }

    private static Picture encoded(BufferedImage pixels, String format, @Nullable Float quality) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var data = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(data)) {
            writer.setOutput(output);
            var settings = writer.getDefaultWriteParam();
            if (quality != null) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(pixels, null, null), settings);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return new Picture("image/" + format, pixels.getWidth(), pixels.getHeight(), data.toByteArray());
    }
}
