package io.aftercare.survey.web.editor;

import io.aftercare.common.Refusal;
import io.aftercare.survey.Sentiment;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a field of a draft, as findings do: {@code translations.de.thankYou.negative.heading}.
 *
 * @param language tag of a translation; null for the survey's own language
 * @param sentiment null when the field is not one per sentiment
 * @param key the path without both, such as {@code thankYou.heading}
 */
record FieldPath(
        String path, @Nullable String language, @Nullable Sentiment sentiment, String key) {

    private static final Pattern FORM = Pattern.compile(
            "(?:translations\\.([A-Za-z0-9-]{2,35})\\.)?([a-zA-Z]{1,30})(?:\\.(negative|neutral|positive))?(\\.[a-zA-Z]{1,30})?");

    /** @throws Refusal {@code unknown-field} when it names none */
    static FieldPath of(String path) {
        var parts = FORM.matcher(path);
        if (!parts.matches()) {
            throw unknown();
        }
        var sentiment = parts.group(3);
        var rest = parts.group(4);
        return new FieldPath(
                path,
                parts.group(1),
                sentiment == null ? null : Sentiment.valueOf(sentiment.toUpperCase(Locale.ROOT)),
                parts.group(2) + (rest == null ? "" : rest));
    }

    static Refusal unknown() {
        return Refusal.notFound("unknown-field", "The editor has no such field. Reload the page, then try again.");
    }

    Sentiment sentimentOr(Sentiment otherwise) {
        return sentiment == null ? otherwise : sentiment;
    }

    /** Names the field's elements on the page. */
    String id() {
        return "field-" + path.replace('.', '-');
    }
}
