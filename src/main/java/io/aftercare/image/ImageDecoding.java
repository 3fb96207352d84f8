package io.aftercare.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.aftercare.common.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns a file into pixels, the first frame of an animation, within bounds that its header is held against before. */
final class ImageDecoding {

    /** The most pixels on a side. */
    static final int MAX_SIDE = 12_000;

    private static final long MAX_PIXELS = 40_000_000;

    /** The WebP decoder keeps some 25 bytes for each pixel of a lossy file, and is ten times slower than others. */
    private static final long MAX_WEBP_PIXELS = 16_000_000;

    /** Of larger images only every second pixel is kept, still more than twice as many as are shown. */
    private static final long KEPT_PIXELS = 16_000_000;

    /** Progressive files of cameras and programs have about ten. */
    private static final int MAX_SCANS = 100;

    private ImageDecoding() {}

    /** @throws Refusal {@code too-many-pixels}, {@code image-damaged}, {@code image-for-print} */
    static BufferedImage decode(byte[] file, ImageFormat format) {
        try {
            return switch (format) {
                case PNG, GIF ->
                    pixels(ImageIO.getImageReadersByFormatName(format.name()).next(), file);
                case JPEG -> jpeg(file);
                case WEBP -> webp(file);
            };
        } catch (IOException damaged) {
            throw ImageProblem.damaged();
        }
    }

    private static BufferedImage jpeg(byte[] file) throws IOException {
        var jpeg = JpegFile.read(file);
        if (!jpeg.complete() || jpeg.scans() > MAX_SCANS) {
            throw ImageProblem.damaged();
        }
        if (jpeg.components() == 4) {
            throw ImageProblem.forPrint();
        }
        var pixels = pixels(ImageIO.getImageReadersByFormatName("jpeg").next(), file);
        return Scaling.turned(Scaling.fitted(pixels), jpeg.orientation());
    }

    /** Made here rather than found by ImageIO, which looks once, by the class loader of whoever came first. */
    private static BufferedImage webp(byte[] file) throws IOException {
        var picture = WebpFile.read(file);
        checkPixels(picture.width(), picture.height(), MAX_WEBP_PIXELS);
        return pixels(new WebPImageReaderSpi().createReaderInstance(null), picture.still());
    }

    private static BufferedImage pixels(ImageReader reader, byte[] file) throws IOException {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            // Ignoring metadata also leaves compressed texts alone, which may be bombs.
            reader.setInput(input, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            checkPixels(width, height, MAX_PIXELS);
            var settings = reader.getDefaultReadParam();
            var step = (long) width * height > KEPT_PIXELS ? 2 : 1;
            settings.setSourceSubsampling(step, step, 0, 0);
            return Scaling.fitted(reader.read(0, settings));
        } catch (Refusal refused) {
            throw refused;
        } catch (RuntimeException unexpected) {
            // Decoders trust what they read more than they should.
            throw new IOException("The decoder stumbled", unexpected);
        } finally {
            reader.dispose();
        }
    }

    private static void checkPixels(int width, int height, long most) throws IOException {
        if (width < 1 || height < 1) {
            throw new IOException("No pixels");
        }
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > most) {
            throw ImageProblem.tooManyPixels(width, height, most);
        }
    }
}
