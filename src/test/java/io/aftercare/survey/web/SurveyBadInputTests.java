package io.aftercare.survey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API says to a survey that is malformed or unsound. */
class SurveyBadInputTests extends SurveyCallTest {

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=-1", "after=x", "after=1'--"})
    void refusesNonsenseInTheListsAddress(String query) {
        assertProblem(get(SURVEYS + "?" + query), 400, null, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "surprise          | 1",
                "sender            | {'name': 'a', 'address': 'a@example.com', 'bcc': 'b@example.com'}",
                "theme             | {'color': '#123456', 'css': 'x'}",
                "followUps         | {'sad': 'x'}",
                "notifications     | {'users': [], 'phones': []}"
            })
    void refusesUnknownFieldsAndListsTheKnown(String field, String value) {
        assertProblem(post(SURVEYS, with(field, value)), 400, "unknown-field", "Known fields: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name              | 5",
                "name              | ['a']",
                "type              | 'stars'",
                "type              | ''",
                "type              | 1",
                "sender            | 'care@northwind.test'",
                "theme             | '#123456'",
                "delay             | '5 days'",
                "delay             | 5",
                "delay             | 5.5",
                "delay             | true",
                "delay             | {}",
                "expiresAfter      | 'P1Y'",
                "fatigueDays       | '7'",
                "fatigueDays       | 7.5",
                "fatigueDays       | 99999999999",
                "fatigueDays       | true",
                "followUpQuestions | 'Why?'",
                "followUpQuestions | {'negative': 5}",
                "notifications     | []",
                "notifications     | {'users': [null]}",
                "notifications     | {'users': 'a@example.com'}",
                "notifications     | {'onlyWithComment': 'yes'}"
            })
    void refusesValuesOfTheWrongTypeByTheNameOfTheField(String field, String value) {
        assertProblem(post(SURVEYS, with(field, value)), 400, "malformed-json", "'" + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name              | null | name",
                "name              | ' ' | name",
                "name              | 'X101' | name",
                "name              | 'a\\u0000b' | name",
                "type              | null | type",
                "language          | 'English' | language",
                "language          | 'e' | language",
                "language          | 'en_US' | language",
                "language          | 'en\\r\\n' | language",
                "language          | 'en\\u0022 onload' | language",
                "language          | 'en-X101' | language",
                "companyName       | 'X101' | companyName",
                "companyName       | 'a\\nb' | companyName",
                "sender            | {'name': '', 'address': 'a@example.com'} | sender.name",
                "sender            | {'name': 'a\\r\\nBcc: b@example.com', 'address': 'a@example.com'} | sender.name",
                "sender            | {'name': 'a\\u0085b', 'address': 'a@example.com'} | sender.name",
                "sender            | {'name': 'a', 'address': 'a'} | sender.address",
                "sender            | {'name': 'a'} | sender.address",
                "sender            | {'name': 'a', 'address': 'a@example.com\\r\\nBcc: b@example.com'} | sender.address",
                "sender            | {'name': 'X101', 'address': 'a@example.com'} | sender.name",
                "subject           | 'X201' | subject",
                "subject           | 'Hi\\r\\nBcc: b@example.com' | subject",
                "subject           | 'Hi\\tyou' | subject",
                "subject           | 'Hi\\u009fyou' | subject",
                "greeting          | 'X201' | greeting",
                "greeting          | 'Hi\\nyou' | greeting",
                "introduction      | 'X5001' | introduction",
                "introduction      | 'X10000' | introduction",
                "introduction      | 'a\\u0000b' | introduction",
                "theme             | {} | theme.color",
                "theme             | {'color': 'red'} | theme.color",
                "theme             | {'color': '#fff'} | theme.color",
                "theme             | {'color': '#12345g'} | theme.color",
                "theme             | {'color': '#123456;}body{display:none'} | theme.color",
                "theme             | {'color': '#123456\\n'} | theme.color",
                "pipeline          | 'X101' | pipeline",
                "delay             | 'PT-1H' | delay",
                "delay             | 'P91D' | delay",
                "commentWindow     | 'PT9S' | commentWindow",
                "commentWindow     | 'P8D' | commentWindow",
                "expiresAfter      | 'PT59S' | expiresAfter",
                "expiresAfter      | 'P366D' | expiresAfter",
                "reminderAfter     | 'PT0S' | reminderAfter",
                "reminderAfter     | 'P181D' | reminderAfter",
                "fatigueDays       | -1 | fatigueDays",
                "fatigueDays       | 366 | fatigueDays",
                "followUpQuestions | {'neutral': 'X501'} | followUpQuestions",
                "followUpQuestions | {'neutral': 'a\\u0000b'} | followUpQuestions",
                "thankYou          | {'positive': {'heading': 'X201'}} | thankYou",
                "thankYou          | {'positive': {'heading': 'a\\nb'}} | thankYou",
                "thankYou          | {'positive': {'body': 'X2001'}} | thankYou",
                "thankYou          | {'positive': {'body': 'a\\u0000b'}} | thankYou",
                "notifications     | {'users': ['']} | notifications",
                "notifications     | {'users': ['X255']} | notifications",
                "notifications     | {'users': [U51]} | notifications",
                "notifications     | {'teams': ['X101']} | notifications",
                "translations      | {'german': {}} | translations",
                "translations      | {'': {}} | translations",
                "translations      | {'de-X36': {}} | translations",
                "translations      | {'de': {'subject': 'a\\nb'}} | translations",
                "translations      | {'de': {'introduction': 'X5001'}} | translations",
                "translations      | {'de': {'thankYou': {'neutral': {'body': 'X2001'}}}} | translations",
                "translations      | {L21} | translations",
                "followUps         | {'negative': '1st'} | followUps",
                "followUps         | {'negative': 'a b'} | followUps",
                "followUps         | {'negative': ''} | followUps",
                "followUps         | {'negative': '=x'} | followUps",
                "followUps         | {'negative': 'X201'} | followUps"
            })
    void namesTheFieldAtFault(String field, String value, String fault) {
        assertProblem(post(SURVEYS, with(field, value)), 400, "invalid-fields", "again: " + fault);
    }

    @Test
    void refusesALanguageTagHoweverLong() {
        var translations = "{'en%s': {}}".formatted("-a".repeat(20_000));
        assertProblem(post(SURVEYS, with("translations", translations)), 400, "invalid-fields", "translations");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "subject      | 'Hi {{contact.frist_name}}'  | subject: The token {{contact.frist_name}} is not known. "
                        + "Did you mean {{contact.first_name}}?",
                "greeting     | 'Hi {{contact.frist_name}}'  | greeting: The token",
                "introduction | 'On {{ticket.subjct}}'       | introduction: The token {{ticket.subjct}} is not known. "
                        + "Did you mean {{ticket.subject}}?",
                "translations | {'de': {'greeting': '{{ticket.subject}}'}} | translations.de.greeting: The token",
                "translations | {'de': {'thankYou': {'neutral': {'body': '{{x}}'}}}} "
                        + "| translations.de.thankYou.neutral.body: The token {{x}} is not known",
                "translations | {'EN': {}}                   | translations.EN: The survey is in this language already",
                "subject      | 'On {{ticket.subject}}'      | subject: The token {{ticket.subject}} cannot be used",
                "greeting     | '{{contact.first_name'       | greeting: The token that begins at character 1",
                "introduction | '{{ }}'                      | introduction: The token at character 1 is empty",
                "subject      | '{{password}}'               | subject: The token {{password}} is not known",
                "pipeline     | 'no-such'                    | pipeline: There is no pipeline 'no-such'",
                "notifications | {'users': ['x@no.test']}    | notifications.users: There is no user 'x@no.test'",
                "notifications | {'teams': ['Nobody']}       | notifications.teams: There is no team 'Nobody'"
            })
    void saysWhichFieldNamesWhatIsNotThere(String field, String value, String detail) {
        assertProblem(post(SURVEYS, with(field, value)), 422, "unsound-survey", detail);
        var id = create("");
        assertProblem(put(id, with(field, value)), 422, "unsound-survey", detail);
        assertThat(body(get(SURVEYS + "/" + id)).get("draft").get("subject").isNull())
                .isTrue();
    }

    /** A definition with one field as given: {@code '} stands for the quote, {@code X5} for five letters. */
    private String with(String field, String value) {
        var text = Pattern.compile("X(\\d+)")
                .matcher(value.replace('\'', '"'))
                .replaceAll(match -> "x".repeat(Integer.parseInt(match.group(1))))
                .replace(
                        "L21",
                        IntStream.range(0, 21)
                                .mapToObj("\"de-%02d\": {}"::formatted)
                                .collect(Collectors.joining(",")))
                .replace("U51", String.join(",", Collections.nCopies(51, "\"a@example.com\"")));
        var definition = definition("", "nps");
        definition.remove(field);
        var rest = json.writeValueAsString(definition);
        return "{\"%s\": %s,%s".formatted(field, text, rest.substring(1));
    }
}
