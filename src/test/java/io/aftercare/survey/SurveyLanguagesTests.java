package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.common.TextCatalogue;
import io.aftercare.survey.SurveyLanguages.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages that a survey can be in without a word of its author's. */
class SurveyLanguagesTests {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)}");

    private final SurveyLanguages languages = new SurveyLanguages(new TextCatalogue());

    @Test
    void hasThePromisedLanguages() {
        assertThat(languages.list())
                .extracting(Language::tag)
                .contains("en", "nl", "de", "fr", "es", "pt", "it", "pl", "sv", "da", "tr", "ja", "ar");
    }

    @Test
    void callsEachByItsOwnNameInTheDirectionItIsWritten() {
        assertThat(languages.list())
                .contains(
                        new Language("de", "Deutsch", "ltr"),
                        new Language("fr", "Français", "ltr"),
                        new Language("tr", "Türkçe", "ltr"),
                        new Language("ja", "日本語", "ltr"),
                        new Language("ar", "العربية", "rtl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "da", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv", "tr"})
    void everyBundleHasEveryTextWithTheSameArguments(String tag) throws IOException {
        var english = bundle("");
        var translated = bundle("_" + tag);

        assertThat(translated.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(arguments(translated.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @Test
    void everyLanguageOfferedHasItsBundle() throws IOException {
        for (var language : languages.list()) {
            assertThat(bundle(language.tag().equals("en") ? "" : "_" + language.tag()))
                    .isNotEmpty();
        }
    }

    @Test
    void aVariantHasTheTextsOfItsLanguage() {
        assertThat(languages.hasTexts("de-AT")).isTrue();
        assertThat(languages.hasTexts("fi")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "DE, de",
        "de-AT, de-AT",
        "de-CH, de",
        "de-AT-1996, de-AT",
        "en-US, en",
        "pt-BR, pt-PT",
        "zh-Hant-TW, zh-Hant",
        "ja, en",
        "nds, en",
        "d, en"
    })
    void aPersonGetsTheLanguageThatSuitsBest(String wanted, String best) {
        var offered = List.of("en", "de", "de-AT", "en-GB", "pt-PT", "zh-Hans", "zh-Hant");
        assertThat(LanguageLookup.best(wanted, offered)).isEqualTo(best);
    }

    private static Properties bundle(String suffix) throws IOException {
        var name = "/messages/survey%s.properties".formatted(suffix);
        try (var file = Objects.requireNonNull(SurveyLanguagesTests.class.getResourceAsStream(name), name)) {
            var properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return properties;
        }
    }

    private static Set<String> arguments(String pattern) {
        var arguments = new TreeSet<String>();
        var argument = ARGUMENT.matcher(QUOTED.matcher(pattern).replaceAll(""));
        while (argument.find()) {
            arguments.add(argument.group(1));
        }
        return arguments;
    }
}
