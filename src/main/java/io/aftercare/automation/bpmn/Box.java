package io.aftercare.automation.bpmn;

import java.util.ArrayList;

/** A rectangle of a diagram, in its pixels: x grows to the right, y downwards. */
record Box(int x, int y, int width, int height) {

    /** Where bpmn-js wraps the label of an event or a gateway. */
    private static final int LABEL_WIDTH = 90;

    /** Of a letter and of a line in the label's font, Arial of 11 pixels; wide letters need no more on average. */
    private static final int LETTER = 6;

    private static final int LINE = 13;
    private static final int GAP = 5;

    /** For fonts that are wider, where Arial is missing. */
    private static final int MARGIN = 12;

    /** A point of a diagram. */
    record Point(int x, int y) {}

    /** Around a point. */
    static Box around(int x, int y, int width, int height) {
        return new Box(x - width / 2, y - height / 2, width, height);
    }

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int centerX() {
        return x + width / 2;
    }

    int centerY() {
        return y + height / 2;
    }

    boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** A label centered below. */
    Box labelBelow(String text) {
        var size = textSize(text);
        return new Box(centerX() - size.x() / 2, bottom() + GAP, size.x(), size.y());
    }

    /** A label centered above. */
    Box labelAbove(String text) {
        var size = textSize(text);
        return new Box(centerX() - size.x() / 2, y - GAP - size.y(), size.x(), size.y());
    }

    /** A label that ends left of a point, for what leaves downwards from there. */
    static Box labelLeftOf(Point point, String text) {
        var size = textSize(text);
        return new Box(point.x() - GAP - size.x(), point.y(), size.x(), size.y());
    }

    /** Width and height of a wrapped label. */
    static Point textSize(String text) {
        var lines = new ArrayList<Integer>();
        var width = 0;
        for (var word : text.split(" ", -1)) {
            var wordWidth = Math.min(word.length() * LETTER, LABEL_WIDTH);
            if (width > 0 && width + LETTER + wordWidth > LABEL_WIDTH) {
                lines.add(width);
                width = wordWidth;
            } else {
                width += (width > 0 ? LETTER : 0) + wordWidth;
            }
            for (var rest = word.length() * LETTER - LABEL_WIDTH; rest > 0; rest -= LABEL_WIDTH) {
                lines.add(LABEL_WIDTH);
            }
        }
        lines.add(width);
        var widest = lines.stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Point(Math.min(widest + MARGIN, LABEL_WIDTH), lines.size() * LINE + 1);
    }
}
