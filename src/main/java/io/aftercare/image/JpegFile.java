package io.aftercare.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the decoder does not tell of a JPEG file (ITU-T T.81, annex B).
 *
 * @param orientation how to turn the pixels, 1 to 8 as in EXIF 2.3, 4.6.4; 1 is upright
 * @param components the colour components; four are for print
 * @param scans how often a decoder goes over the pixels; hostile files have thousands
 * @param complete whether the image data has its end; the decoder paints what is missing grey
 */
record JpegFile(int orientation, int components, int scans, boolean complete) {

    private static final int UPRIGHT = 1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP1 = 0xE1;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int IFD_ENTRY = 12;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    static JpegFile read(byte[] file) {
        var orientation = UPRIGHT;
        var components = 0;
        var at = 2;
        while (at + 10 <= file.length && byteAt(file, at) == 0xFF && byteAt(file, at + 1) != START_OF_SCAN) {
            var marker = byteAt(file, at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            var length = byteAt(file, at + 2) << 8 | byteAt(file, at + 3);
            if (isFrame(marker)) {
                components = byteAt(file, at + 9);
            } else if (marker == APP1 && orientation == UPRIGHT) {
                orientation = orientation(file, at + 4, Math.min(at + 2 + length, file.length));
            }
            at += 2 + length;
        }
        return withScans(file, at, orientation, components);
    }

    /** Within image data, FF is followed by 00 or by a marker, so that markers are found without decoding. */
    private static JpegFile withScans(byte[] file, int from, int orientation, int components) {
        var scans = 0;
        var complete = false;
        for (var at = from; at + 1 < file.length; at++) {
            if (byteAt(file, at) == 0xFF) {
                var marker = byteAt(file, at + 1);
                scans += marker == START_OF_SCAN ? 1 : 0;
                complete |= marker == END_OF_IMAGE;
            }
        }
        return new JpegFile(orientation, components, scans, complete);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int orientation(byte[] file, int from, int end) {
        if (end - from < EXIF.length + 10 || !Arrays.equals(file, from, from + EXIF.length, EXIF, 0, EXIF.length)) {
            return UPRIGHT;
        }
        var tiff = ByteBuffer.wrap(file, from + EXIF.length, end - from - EXIF.length)
                .slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        var entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + 2 + entry * IFD_ENTRY;
            if (at > tiff.limit() - IFD_ENTRY) {
                return UPRIGHT;
            }
            if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION_TAG) {
                var value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int byteAt(byte[] file, int at) {
        return Byte.toUnsignedInt(file[at]);
    }
}
