package io.aftercare.image;

import static io.aftercare.image.SampleImages.LEFT;
import static io.aftercare.image.SampleImages.RIGHT;
import static io.aftercare.image.SampleImages.animatedGif;
import static io.aftercare.image.SampleImages.cut;
import static io.aftercare.image.SampleImages.jpeg;
import static io.aftercare.image.SampleImages.noise;
import static io.aftercare.image.SampleImages.photo;
import static io.aftercare.image.SampleImages.png;
import static io.aftercare.image.SampleImages.pngThatSays;
import static io.aftercare.image.SampleImages.read;
import static io.aftercare.image.SampleImages.transparent;
import static io.aftercare.image.SampleImages.webp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aftercare.common.Refusal;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ImagePreparationTests {

    /** Where sizes of millions of pixels cannot be written any more, which would only take time. */
    private static final int AFTER_SIZES = 34;

    private final ImagePreparation preparation =
            new ImagePreparation(new ImageSettings(DataSize.ofMegabytes(5), DataSize.ofMegabytes(2), 2));

    @Test
    void aDrawingStaysPngAndKeepsItsTransparency() {
        var picture = preparation.prepare(transparent("png"));

        assertPicture(picture, "image/png", 60, 40);
        assertThat(alpha(picture, 10, 20)).isEqualTo(255);
        assertThat(alpha(picture, 50, 20)).isZero();
        assertThat(preparation.prepare(png(60, 40)).mediaType()).isEqualTo("image/png");
    }

    @Test
    void aLargeImageIsMadeSmallAndASmallOneIsLeft() {
        assertPicture(preparation.prepare(png(2_400, 600)), "image/png", 1_200, 300);
        assertPicture(preparation.prepare(png(500, 3_000)), "image/png", 200, 1_200);
        assertPicture(preparation.prepare(png(6_000, 4_000)), "image/png", 1_200, 800);
        assertPicture(preparation.prepare(png(12_000, 1)), "image/png", 1_200, 1);
        assertPicture(preparation.prepare(png(3, 2)), "image/png", 3, 2);

        var shrunk = preparation.prepare(png(2_999, 700));
        assertColour(shrunk, 100, 100, LEFT);
        assertColour(shrunk, 1_100, 100, RIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 60, 40, 5, 20, 55, 20",
        "2, 60, 40, 55, 20, 5, 20",
        "3, 60, 40, 55, 20, 5, 20",
        "4, 60, 40, 5, 20, 55, 20",
        "5, 40, 60, 20, 5, 20, 55",
        "6, 40, 60, 20, 5, 20, 55",
        "7, 40, 60, 20, 55, 20, 5",
        "8, 40, 60, 20, 55, 20, 5",
        "9, 60, 40, 5, 20, 55, 20"
    })
    void aPhotoIsTurnedUprightAndForgetsWhereItWasTaken(
            int orientation, int width, int height, int leftX, int leftY, int rightX, int rightY) {
        var photo = photo(60, 40, orientation);
        var picture = preparation.prepare(photo);

        assertPicture(picture, "image/jpeg", width, height);
        assertColour(picture, leftX, leftY, LEFT);
        assertColour(picture, rightX, rightY, RIGHT);
        assertThat(text(photo)).contains("Exif", "GPS-52");
        assertThat(text(picture.data())).doesNotContain("Exif", "GPS");
    }

    @Test
    void anAnimationBecomesItsFirstFrame() {
        var gif = preparation.prepare(animatedGif());
        assertPicture(gif, "image/png", 60, 40);
        assertColour(gif, 5, 20, LEFT);
        assertColour(gif, 55, 20, RIGHT);

        var webp = preparation.prepare(webp("animated"));
        assertPicture(webp, "image/jpeg", 60, 40);
        assertColour(webp, 5, 20, LEFT);
        assertColour(webp, 55, 20, RIGHT);
    }

    @Test
    void webpIsRead() {
        var lossy = preparation.prepare(webp("lossy"));
        assertPicture(lossy, "image/jpeg", 60, 40);
        assertColour(lossy, 5, 20, LEFT);
        assertColour(lossy, 55, 20, RIGHT);
        for (var name : List.of("alpha", "lossless")) {
            var picture = preparation.prepare(webp(name));
            assertPicture(picture, "image/png", 60, 40);
            assertColour(picture, 5, 20, LEFT);
            assertThat(alpha(picture, 50, 20)).as(name).isZero();
        }
    }

    @Test
    void anOpaquePngThatIsTooHeavyBecomesAPhoto() {
        var picture = preparation.prepare(noise(1_000, 900, 1, BufferedImage.TYPE_INT_RGB));

        assertPicture(picture, "image/jpeg", 1_000, 900);
    }

    @Test
    void aTransparentOneThatIsTooHeavyIsRefused() {
        assertRefused("image-too-heavy", noise(1_000, 1_000, 1, BufferedImage.TYPE_INT_ARGB), "3.8 MB", "2.0 MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is a text.",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><svg/>",
                "GIF88a",
                "RIFF....WAVE",
                "BM000000",
                "\u0000",
                "%PDF-1.7"
            })
    void whatIsNoImageIsRefusedWhateverItSays(String content) {
        assertRefused("not-an-image", content.getBytes(StandardCharsets.ISO_8859_1), "PNG, JPEG, WebP or GIF");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("image-empty", new byte[0], "empty");
    }

    @Test
    void aFileOverTheBoundIsRefusedWithTheBound() {
        assertRefused("image-too-large", new byte[5 * 1_048_576 + 1], "5.0 MB");
    }

    @ParameterizedTest
    @CsvSource({"12001, 10", "10, 12001", "12000, 12000", "6400, 6400", "2147483647, 2147483647"})
    void tooManyPixelsAreRefusedBeforeTheyAreDecoded(int width, int height) {
        assertRefused(
                "too-many-pixels", pngThatSays(width, height), "%,d by %,d".formatted(width, height), "40 million");
    }

    @Test
    void aWebpThatIsLargerInsideThanItSaysIsRefused() {
        var bomb = webp("alpha");
        var data = text(bomb).indexOf("VP8 ");
        ByteBuffer.wrap(bomb)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(data + 14, (short) 11_000)
                .putShort(data + 16, (short) 11_000);

        assertRefused("too-many-pixels", bomb, "11,000 by 11,000");
    }

    @Test
    void aJpegOfThousandsOfScansIsRefused() {
        var jpeg = jpeg(60, 40);
        var end = jpeg.length - 2;
        var scans = new byte[][] {cut(jpeg, 0, end), new byte[2_000], cut(jpeg, end, jpeg.length)};
        for (var at = 0; at < scans[1].length; at += 10) {
            System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0}, 0, scans[1], at, 10);
        }

        assertRefused("image-damaged", SampleImages.join(scans), "damaged");
    }

    @Test
    void aJpegForPrintIsRefusedInWords() {
        var jpeg = jpeg(60, 40);
        var frame = text(jpeg).indexOf("\u00ff\u00c0");
        jpeg[frame + 9] = 4;

        assertRefused("image-for-print", jpeg, "CMYK");
    }

    @Test
    void aFileThatEndsTooEarlyIsRefused() {
        for (var file : samples()) {
            assertRefused("image-damaged", cut(file, 0, file.length / 2), "damaged or incomplete");
            assertRefused("image-damaged", cut(file, 0, 13), "damaged or incomplete");
        }
    }

    /** Whatever the bytes: a picture or a refusal, never another failure. */
    @Test
    void damageNeverSurprises() {
        var random = new Random(42);
        for (var file : samples()) {
            for (var round = 0; round < 100; round++) {
                var damaged = file.clone();
                for (var change = 0; change < 1 + round % 4; change++) {
                    damaged[AFTER_SIZES + random.nextInt(file.length - AFTER_SIZES)] = (byte) random.nextInt();
                }
                assertThat(codeOf(damaged))
                        .isIn("", "image-damaged", "too-many-pixels", "image-for-print", "image-too-heavy");
            }
        }
    }

    private static List<byte[]> samples() {
        return List.of(
                noise(60, 40, 7, BufferedImage.TYPE_INT_ARGB),
                SampleImages.file(SampleImages.halves(60, 40, BufferedImage.TYPE_BYTE_INDEXED), "png"),
                photo(60, 40, 6),
                SampleImages.transparent("gif"),
                webp("lossy"),
                webp("alpha"),
                webp("lossless"),
                webp("animated"));
    }

    private String codeOf(byte[] file) {
        try {
            preparation.prepare(file);
            return "";
        } catch (Refusal refused) {
            return refused.code();
        }
    }

    private void assertRefused(String code, byte[] file, String... words) {
        var refused = catchThrowableOfType(Refusal.class, () -> preparation.prepare(file));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
        assertThat(Objects.requireNonNull(refused.getMessage())).contains(words).endsWith(".");
    }

    private static void assertPicture(Picture picture, String mediaType, int width, int height) {
        assertThat(picture.mediaType()).isEqualTo(mediaType);
        var pixels = read(picture.data());
        assertThat(List.of(pixels.getWidth(), pixels.getHeight())).containsExactly(width, height);
        assertThat(List.of(picture.width(), picture.height())).containsExactly(width, height);
    }

    private static void assertColour(Picture picture, int x, int y, Color expected) {
        var seen = new Color(read(picture.data()).getRGB(x, y));
        assertThat(Math.abs(seen.getRed() - expected.getRed())
                        + Math.abs(seen.getGreen() - expected.getGreen())
                        + Math.abs(seen.getBlue() - expected.getBlue()))
                .as("%s where %s should be", seen, expected)
                .isLessThan(45);
    }

    private static int alpha(Picture picture, int x, int y) {
        return read(picture.data()).getRGB(x, y) >>> 24;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
