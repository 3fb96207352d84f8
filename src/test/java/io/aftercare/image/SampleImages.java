package io.aftercare.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Image files as people have them, and as they make them up. */
public final class SampleImages {

    static final Color LEFT = new Color(220, 20, 20);
    static final Color RIGHT = new Color(20, 20, 220);

    private SampleImages() {}

    /** Two halves, red at the left and blue at the right. */
    static BufferedImage halves(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var canvas = image.createGraphics();
        canvas.setColor(LEFT);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(RIGHT);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        return image;
    }

    public static byte[] png(int width, int height) {
        return file(halves(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** A file of this content only: the colours are drawn by its seed. */
    public static byte[] uniquePng() {
        return noise(40, 30, new Random().nextLong(), BufferedImage.TYPE_INT_RGB);
    }

    static byte[] noise(int width, int height, long seed, int type) {
        var random = new Random(seed);
        var image = new BufferedImage(width, height, type);
        var colours = random.ints((long) width * height).toArray();
        image.setRGB(0, 0, width, height, colours, 0, width);
        return file(image, "png");
    }

    /** The left half is red, the rest cannot be seen. */
    static byte[] transparent(String format) {
        var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB);
        var canvas = image.createGraphics();
        canvas.setColor(LEFT);
        canvas.fillRect(0, 0, 30, 40);
        canvas.dispose();
        return file(image, format);
    }

    static byte[] jpeg(int width, int height) {
        return file(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    /** A photo of a telephone: turned by its EXIF data, which also tells where it was taken. */
    static byte[] photo(int width, int height, int orientation) {
        var tiff = ByteBuffer.allocate(90);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2);
        tiff.put("N\0\0\0".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        tiff.put("GPS-52.370216-4.895168".getBytes(StandardCharsets.US_ASCII));
        return withSegment(jpeg(width, height), join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array()));
    }

    static byte[] withSegment(byte[] jpeg, byte[] content) {
        var head = ByteBuffer.allocate(4).putShort((short) 0xFFE1).putShort((short) (content.length + 2));
        return join(cut(jpeg, 0, 2), head.array(), content, cut(jpeg, 2, jpeg.length));
    }

    /** The first frame is red and blue, the second green. */
    static byte[] animatedGif() {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(halves(60, 40, BufferedImage.TYPE_INT_RGB), null, null), null);
            var second = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
            second.setRGB(10, 10, Color.GREEN.getRGB());
            writer.writeToSequence(new IIOImage(second, null, null), null);
            writer.endWriteSequence();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] webp(String name) {
        try (var file = SampleImages.class.getResourceAsStream("/images/" + name + ".webp")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A PNG file that says it is this large, and holds next to nothing. */
    static byte[] pngThatSays(int width, int height) {
        var png = png(1, 1);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        var checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return png;
    }

    static BufferedImage read(byte[] file) {
        try {
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] file(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] cut(byte[] file, int from, int to) {
        return Arrays.copyOfRange(file, from, to);
    }

    static byte[] join(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
