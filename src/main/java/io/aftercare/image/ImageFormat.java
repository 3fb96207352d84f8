package io.aftercare.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is taken as an image, known by its first bytes: names and declared media types may be wrong. */
enum ImageFormat {
    PNG,
    JPEG,
    GIF,
    WEBP;

    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /** @return null for anything else */
    static @Nullable ImageFormat of(byte[] file) {
        if (has(file, 0, PNG_START)) {
            return PNG;
        }
        if (has(file, 0, JPEG_START)) {
            return JPEG;
        }
        if (has(file, 0, "GIF87a") || has(file, 0, "GIF89a")) {
            return GIF;
        }
        return has(file, 0, "RIFF") && has(file, 8, "WEBP") ? WEBP : null;
    }

    private static boolean has(byte[] file, int at, String expected) {
        return has(file, at, expected.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean has(byte[] file, int at, byte[] expected) {
        var end = at + expected.length;
        return file.length >= end && Arrays.equals(file, at, end, expected, 0, expected.length);
    }
}
