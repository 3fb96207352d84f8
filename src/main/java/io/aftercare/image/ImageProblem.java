package io.aftercare.image;

import io.aftercare.common.Refusal;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Why an image is not taken or not given away, in words for who uploaded it. */
final class ImageProblem {

    private static final int NAMED = 10;

    private ImageProblem() {}

    static Refusal notAnImage() {
        return Refusal.unprocessable(
                "not-an-image",
                "This file is none of the images that are taken here, whatever its name says. Choose a PNG, JPEG, "
                        + "WebP or GIF file; save a drawing (SVG), a photo in HEIC or a document as PNG first.");
    }

    static Refusal empty() {
        return Refusal.unprocessable(
                "image-empty", "This file is empty. Choose the image again, or save it again first.");
    }

    static Refusal damaged() {
        return Refusal.unprocessable(
                "image-damaged",
                "This image cannot be read: the file is damaged or incomplete. Open it in an image program, save "
                        + "it again and upload that.");
    }

    static Refusal forPrint() {
        return Refusal.unprocessable(
                "image-for-print",
                "The colours of this JPEG are made for print (CMYK). Save it with colours for screens (RGB), then "
                        + "upload it again.");
    }

    static Refusal tooLarge(long bytes, DataSize limit) {
        return Refusal.unprocessable(
                "image-too-large",
                ("This file has %s, and an image may have %s. Save it with fewer pixels or lower quality; more than "
                                + "%,d pixels on a side are never shown.")
                        .formatted(megabytes(bytes), megabytes(limit.toBytes()), Scaling.MAX_SIDE));
    }

    static Refusal tooManyPixels(long width, long height, long most) {
        return Refusal.unprocessable(
                "too-many-pixels",
                ("This image is %,d by %,d pixels. At most %,d on a side and %,d million in all are taken. Make it "
                                + "smaller, then upload it again; more than %,d on a side are never shown.")
                        .formatted(width, height, ImageDecoding.MAX_SIDE, most / 1_000_000, Scaling.MAX_SIDE));
    }

    static Refusal tooHeavy(long bytes, DataSize limit) {
        return Refusal.unprocessable(
                "image-too-heavy",
                ("Even made small, this image has %s, and a mail should not load more than %s. Use one with fewer "
                                + "pixels or without transparency.")
                        .formatted(megabytes(bytes), megabytes(limit.toBytes())));
    }

    static Refusal busy() {
        return Refusal.conflict(
                "images-busy", "Other images are being prepared right now. Wait a minute, then upload this one again.");
    }

    static Refusal inUse(List<String> users) {
        var more = users.size() - NAMED;
        return Refusal.conflict(
                "image-in-use",
                "This image is in use: %s%s. Choose another image there, or none, then delete it."
                        .formatted(
                                String.join(", ", users.subList(0, Math.min(NAMED, users.size()))),
                                more > 0 ? " and %,d more".formatted(more) : ""));
    }

    static Refusal notFound(ImageId id) {
        return Refusal.notFound("image-not-found", "No image has the id %s. It may have been deleted.".formatted(id));
    }

    private static String megabytes(long bytes) {
        return "%,.1f MB".formatted(bytes / (double) DataSize.ofMegabytes(1).toBytes());
    }
}
