package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.mail.TokenText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class SurveyTextsTests extends AftercareTest {

    private static final String LANGUAGES = "en, ar, da, de, es, fr, it, ja, nl, pl, pt, sv, tr";

    @Autowired
    private SurveyTexts texts;

    @Autowired
    private JsonMapper json;

    @ParameterizedTest
    @ValueSource(strings = {"ces", "nps", "csat"})
    void everyLanguageHasEveryTextOfItsOwn(String type) {
        var english = all(survey(type, "en", ""));
        assertThat(english).allSatisfy(text -> assertThat(text).isNotBlank());

        Stream.of(LANGUAGES.split(", "))
                .skip(1)
                .forEach(language -> assertThat(all(survey(type, language, "")))
                        .as(language)
                        .allSatisfy(text -> assertThat(text).isNotBlank())
                        .doesNotContainAnyElementsOf(english));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ces", "nps", "csat"})
    void standardTextsHaveOnlyTokensThatAreKnown(String type) {
        var known = Set.of("contact.first_name", "ticket.subject", "company.name");
        Stream.of(LANGUAGES.split(", "))
                .map(language -> survey(type, language, ""))
                .forEach(survey -> assertThat(Stream.of(
                                texts.subject(survey),
                                texts.greeting(survey),
                                texts.introduction(survey, true),
                                texts.introduction(survey, false)))
                        .allSatisfy(text -> assertThat(TokenText.parse(text).problems(known))
                                .as(text)
                                .isEmpty()));
    }

    @Test
    void withoutATicketNoTextSpeaksOfOne() {
        Stream.of(LANGUAGES.split(", "))
                .map(language -> survey("ces", language, ""))
                .forEach(survey -> assertThat(texts.introduction(survey, false)).doesNotContain("ticket."));
    }

    @ParameterizedTest
    @CsvSource({
        "en, Northwind made it easy for me to handle my issue.",
        "de-AT, Northwind hat es mir leicht gemacht",
        "xx, Northwind made it easy for me to handle my issue."
    })
    void theQuestionIsStandardAndNamesTheCompany(String language, String question) {
        assertThat(texts.question(survey("ces", language, ""))).startsWith(question);
    }

    @Test
    void theAuthorsTextsTakeTheStandardsPlaceUnlessTheyAreBlank() {
        var own = survey("nps", "en", """
                , "subject": "Mine", "greeting": " ", "followUpQuestions": {"negative": "Why?"},
                "thankYou": {"positive": {"heading": "Hooray"}}""");

        assertThat(texts.subject(own)).isEqualTo("Mine");
        assertThat(texts.greeting(own)).startsWith("Hi ");
        assertThat(texts.followUpQuestion(own, Sentiment.NEGATIVE)).isEqualTo("Why?");
        assertThat(texts.followUpQuestion(own, Sentiment.NEUTRAL)).isEqualTo("What could we have done better?");
        assertThat(texts.thanksHeading(own, Sentiment.POSITIVE)).isEqualTo("Hooray");
        assertThat(texts.thanksBody(own, Sentiment.POSITIVE)).startsWith("It is good to know");
    }

    @Test
    void patternCharactersInTheCompanysNameAreText() {
        assertThat(texts.question(named("O'Neill {0} {x")))
                .isEqualTo("Overall, how satisfied are you with O'Neill {0} {x?");
    }

    private SurveyDefinition named(String company) {
        return json.readValue(
                json.writeValueAsString(Map.of("name", "n", "type", "csat", "companyName", company)),
                SurveyDefinition.class);
    }

    private SurveyDefinition survey(String type, String language, String more) {
        return json.readValue(
                "{\"name\": \"n\", \"type\": \"%s\", \"language\": \"%s\", \"companyName\": \"Northwind\"%s}"
                        .formatted(type, language, more),
                SurveyDefinition.class);
    }

    private List<String> all(SurveyDefinition survey) {
        return Stream.concat(
                        Stream.of(
                                texts.question(survey),
                                texts.lowLabel(survey),
                                texts.highLabel(survey),
                                texts.subject(survey),
                                texts.introduction(survey, true)),
                        Stream.of(Sentiment.values())
                                .flatMap(sentiment -> Stream.of(
                                        texts.followUpQuestion(survey, sentiment),
                                        texts.thanksHeading(survey, sentiment),
                                        texts.thanksBody(survey, sentiment))))
                .toList();
    }
}
