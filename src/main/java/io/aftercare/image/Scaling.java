package io.aftercare.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Makes pixels fewer and turns them. */
final class Scaling {

    /** The most pixels that are kept on a side: twice what a mail is wide. */
    static final int MAX_SIDE = 1_200;

    private Scaling() {}

    /** The image within {@link #MAX_SIDE}, never larger than it was, in plain RGB or ARGB. */
    static BufferedImage fitted(BufferedImage source) {
        var ratio = Math.min(1, MAX_SIDE / (double) Math.max(source.getWidth(), source.getHeight()));
        var width = Math.max(1, (int) Math.round(source.getWidth() * ratio));
        var height = Math.max(1, (int) Math.round(source.getHeight() * ratio));
        var current = source;
        // Each half is the mean of four pixels; in one step, most pixels would be skipped.
        while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
            current = scaled(current, current.getWidth() / 2, current.getHeight() / 2);
        }
        return scaled(current, width, height);
    }

    private static BufferedImage scaled(BufferedImage source, int width, int height) {
        var target = blank(source, width, height);
        var canvas = target.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return drawn(canvas, target, () -> canvas.drawImage(source, 0, 0, width, height, null));
    }

    /** The image upright, by its orientation as in EXIF, 1 to 8. */
    static BufferedImage turned(BufferedImage source, int orientation) {
        var width = source.getWidth();
        var height = source.getHeight();
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
        var target = orientation >= 5 ? blank(source, height, width) : blank(source, width, height);
        var canvas = target.createGraphics();
        return drawn(canvas, target, () -> canvas.drawImage(source, turn, null));
    }

    /** The image without its alpha channel. */
    static BufferedImage opaque(BufferedImage source) {
        var target = new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = target.createGraphics();
        return drawn(canvas, target, () -> canvas.drawImage(source, 0, 0, null));
    }

    private static BufferedImage blank(BufferedImage like, int width, int height) {
        var transparent = like.getColorModel().hasAlpha();
        return new BufferedImage(width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static BufferedImage drawn(Graphics2D canvas, BufferedImage target, Runnable drawing) {
        try {
            drawing.run();
            return target;
        } finally {
            canvas.dispose();
        }
    }
}
