package io.aftercare.survey;

import java.util.List;

/** Finds the language that suits a person best, as the lookup of RFC 4647 does: {@code zh-Hant-TW}, {@code zh-Hant}, ... */
final class LanguageLookup {

    private LanguageLookup() {}

    /**
     * The best of the offered tags.
     *
     * @param wanted what the person speaks
     * @param offered the first one is taken if none suits, and preferred among variants of one language
     */
    static String best(String wanted, List<String> offered) {
        for (var range = wanted; !range.isEmpty(); range = withoutLastPart(range)) {
            for (var tag : offered) {
                if (tag.equalsIgnoreCase(range)) {
                    return tag;
                }
            }
        }
        return offered.stream()
                .filter(tag -> primary(tag).equalsIgnoreCase(primary(wanted)))
                .findFirst()
                .orElseGet(offered::getFirst);
    }

    private static String withoutLastPart(String tag) {
        return tag.substring(0, Math.max(tag.lastIndexOf('-'), 0));
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0];
    }
}
