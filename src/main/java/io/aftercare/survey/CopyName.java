package io.aftercare.survey;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Names copies: {@code Support (copy)}, {@code Support (copy 2)}, ...; a copy of a copy is one more copy. */
final class CopyName {

    private static final int LONGEST = 100;
    private static final Pattern SUFFIX = Pattern.compile(" \\(copy(?: \\d{1,9})?\\)$");

    private CopyName() {}

    /** What the names of all copies begin with. */
    static String stem(String name) {
        var original = SUFFIX.matcher(name).replaceFirst("");
        var longest = LONGEST - " (copy 1000000000)".length();
        if (original.length() <= longest) {
            return original;
        }
        var end = Character.isHighSurrogate(original.charAt(longest - 1)) ? longest - 1 : longest;
        return original.substring(0, end);
    }

    /** @param taken names that begin with the stem, in lower case */
    static String next(String stem, Collection<String> taken) {
        return IntStream.rangeClosed(1, taken.size() + 1)
                .mapToObj(number -> stem + (number == 1 ? " (copy)" : " (copy %d)".formatted(number)))
                .filter(name -> !taken.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }
}
