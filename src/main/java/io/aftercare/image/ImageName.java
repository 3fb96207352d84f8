package io.aftercare.image;

import java.util.regex.Pattern;

/** Makes file names fit to be shown: browsers and people send paths, line breaks and whole sentences. */
final class ImageName {

    private static final int MAX_LENGTH = 100;
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern BREAKS =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Z}]+", Pattern.UNICODE_CHARACTER_CLASS);

    private ImageName() {}

    /** The name without folders, on one line, at most 100 characters; {@code image} when nothing is left. */
    static String of(String given) {
        var line = BREAKS.matcher(FOLDERS.matcher(given).replaceFirst(""))
                .replaceAll(" ")
                .strip();
        var length = line.codePointCount(0, line.length());
        var name = length > MAX_LENGTH
                ? line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)).strip()
                : line;
        return name.isEmpty() ? "image" : name;
    }
}
