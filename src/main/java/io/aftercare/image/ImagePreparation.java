package io.aftercare.image;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Makes of any uploaded file a picture that can be shown to everybody: small, upright, of two formats, only pixels. */
@Component
class ImagePreparation {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ImageSettings settings;
    private final Semaphore places;

    ImagePreparation(ImageSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.prepareAtOnce(), true);
    }

    /** @throws io.aftercare.common.Refusal when the file is not an image, too large, too many pixels or damaged */
    Picture prepare(byte[] file) {
        if (file.length == 0) {
            throw ImageProblem.empty();
        }
        if (file.length > settings.maxUpload().toBytes()) {
            throw ImageProblem.tooLarge(file.length, settings.maxUpload());
        }
        var format = ImageFormat.of(file);
        if (format == null) {
            throw ImageProblem.notAnImage();
        }
        takePlace();
        try {
            return encoded(ImageDecoding.decode(file, format), format);
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw ImageProblem.busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ImageProblem.busy();
        }
    }

    /** PNG keeps drawings sharp; JPEG is for photos, and for what is too large as PNG. */
    private Picture encoded(BufferedImage pixels, ImageFormat source) {
        var opaque = isOpaque(pixels);
        var flat = opaque ? Scaling.opaque(pixels) : pixels;
        var photo = opaque && (source == ImageFormat.JPEG || source == ImageFormat.WEBP);
        var picture = photo ? Picture.jpeg(flat) : Picture.png(flat);
        if (opaque && !photo && isTooHeavy(picture)) {
            picture = Picture.jpeg(flat);
        }
        if (isTooHeavy(picture)) {
            throw ImageProblem.tooHeavy(picture.data().length, settings.maxPicture());
        }
        return picture;
    }

    private boolean isTooHeavy(Picture picture) {
        return picture.data().length > settings.maxPicture().toBytes();
    }

    private static boolean isOpaque(BufferedImage pixels) {
        if (!pixels.getColorModel().hasAlpha()) {
            return true;
        }
        var colours = pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth());
        return Arrays.stream(colours).allMatch(colour -> colour >>> 24 == 0xFF);
    }
}
