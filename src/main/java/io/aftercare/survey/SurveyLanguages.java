package io.aftercare.survey;

import io.aftercare.common.TextCatalogue;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The languages that standard texts exist in; a survey may be written in others, too. */
@Component
public class SurveyLanguages {

    /**
     * One of them.
     *
     * @param tag BCP 47 tag
     * @param name what its speakers call it, such as {@code Deutsch}
     * @param direction {@code ltr} or {@code rtl}
     */
    public record Language(String tag, String name, String direction) {

        private static Language of(Locale locale) {
            var name = locale.getDisplayName(locale);
            var first = name.offsetByCodePoints(0, 1);
            return new Language(
                    locale.toLanguageTag(),
                    name.substring(0, first).toUpperCase(locale) + name.substring(first),
                    Direction.of(locale));
        }
    }

    private final List<Language> supported;

    SurveyLanguages(TextCatalogue catalogue) {
        this.supported = catalogue.locales().stream()
                .map(Language::of)
                .sorted(Comparator.comparing(Language::name, Collator.getInstance(Locale.ROOT)))
                .toList();
    }

    /** All, in the order of their names. */
    public List<Language> list() {
        return supported;
    }

    /** Whether the standard texts exist in the language or in the one it is a variant of. */
    public boolean hasTexts(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        return supported.stream()
                .anyMatch(supported ->
                        Locale.forLanguageTag(supported.tag()).getLanguage().equals(language));
    }
}
