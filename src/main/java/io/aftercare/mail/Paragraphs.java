package io.aftercare.mail;

import java.util.List;
import java.util.regex.Pattern;

/** A person's text in paragraphs, which blank lines part. */
public final class Paragraphs {

    private static final Pattern BLANK_LINES = Pattern.compile("\\R\\s*\\R");

    private Paragraphs() {}

    /** Those that are not empty. */
    public static List<String> of(String text) {
        return BLANK_LINES
                .splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
