package io.aftercare.webhook;

import java.util.regex.Pattern;

/** What strangers sent, as text that can be kept and shown; what is shown is escaped besides. */
final class PlainText {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}]+");

    private PlainText() {}

    /** Without control characters, which the database does not even store, but with line breaks. */
    static String of(String text) {
        return CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll("\ufffd");
    }

    /** On one line of at most so many characters. */
    static String line(String text, int longest) {
        var line = BLANKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "...";
    }
}
