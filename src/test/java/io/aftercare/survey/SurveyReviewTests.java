package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import io.aftercare.identity.Senders;
import io.aftercare.survey.Finding.Severity;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is missing, and what is risky, before a survey goes live. */
class SurveyReviewTests extends SurveyTest {

    private static final String TOLD = "\"notifications\": {\"teams\": [\"Reviewers\"]}";

    @Autowired
    private Senders senders;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "subject           | \"{{contact.nme}}\"         | subject                    | SURVEY     | {{contact.nme}}",
                "followUpQuestions | {\"negative\": \"{{x}}\"}   | followUpQuestions.negative | FEEDBACK   | {{x}}",
                "thankYou          | {\"neutral\": {\"body\": \"{{\"}} | thankYou.neutral.body | THANK_YOU  | not closed",
                "pipeline          | \"gone\"                    | pipeline                   | RECIPIENTS | 'gone'",
                "notifications     | {\"users\": [\"x@no.test\"]} | notifications.users       | SETTINGS   | 'x@no.test'",
                "notifications     | {\"teams\": [\"Gone\"]}     | notifications.teams        | SETTINGS   | 'Gone'",
                "theme | {\"color\": \"#1f5fbf\", \"image\": \"0199a0a0-0000-7000-8000-000000000001\"} | theme.image | SURVEY | library",
                "thankYou | {\"positive\": {\"image\": \"0199a0a0-0000-7000-8000-000000000001\"}} | thankYou.positive.image | THANK_YOU | library",
                "reminderAfter     | \"P40D\"                    | reminderAfter              | SETTINGS   | expires"
            })
    void anErrorNamesItsFieldAndKeepsTheSurveyFromBeingPublished(
            String field, String value, String path, EditorPart part, String message) {
        var survey = edited(create(""), field, json.readTree(value));

        assertThat(surveys.review(survey.id())).first().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.field()).isEqualTo(path);
            assertThat(finding.part()).isEqualTo(part);
            assertThat(finding.message()).contains(message);
        });
        assertThatThrownBy(() -> surveys.publish(survey.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(path + ": ")
                .hasMessageContaining(message);
        assertThat(surveys.get(survey.id()).status()).isEqualTo(SurveyStatus.DRAFT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expiresAfter  | \"PT2H\"                 | expiresAfter  | SETTINGS",
                "delay         | \"P40D\"                 | expiresAfter  | SETTINGS",
                "theme         | {\"color\": \"#ffee88\"} | theme.color   | SURVEY",
                "notifications | {}                       | notifications | SETTINGS"
            })
    void aRiskIsToldAndPublishedAllTheSame(String field, String value, String path, EditorPart part) {
        var survey = edited(create(""), field, json.readTree(value));

        assertThat(surveys.review(survey.id()))
                .filteredOn(finding -> finding.field().equals(path))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.part()).isEqualTo(part);
                });
        assertThat(surveys.publish(survey.id()).status()).isEqualTo(SurveyStatus.LIVE);
    }

    @Test
    void advisesDaysBetweenSurveysThatAreMailedOnly() {
        var mailed = create("\"type\": \"nps\", \"fatigueDays\": 0");
        var shown = create("\"type\": \"nps\", \"fatigueDays\": 0, \"web\": {\"sites\": []}");

        assertThat(surveys.review(mailed.id()))
                .filteredOn(finding -> finding.field().equals("fatigueDays"))
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTICE);
        assertThat(surveys.review(shown.id())).extracting(Finding::field).doesNotContain("fatigueDays");
    }

    @Test
    void anAnonymousSurveyTellsNobody() {
        teams.put("Curious", List.of());
        var survey = create("\"anonymous\": true");
        assertThat(surveys.review(survey.id()))
                .noneMatch(finding -> finding.field().equals("notifications"));

        edited(survey, "notifications", json.readTree("{\"teams\": [\"Curious\"]}"));

        assertThat(surveys.review(survey.id()))
                .filteredOn(finding -> finding.field().equals("notifications"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Answers are anonymous"));
    }

    @Test
    void aSurveyWithNothingMissingOrRiskyHasNoFindings() {
        teams.put("Reviewers", List.of());
        var pipeline = newPipeline();
        var survey = create("\"type\": \"ces\", \"pipeline\": \"%s\", %s".formatted(pipeline, TOLD));

        assertThat(surveys.review(survey.id())).isEmpty();
    }

    @Test
    void anEffortSurveyNeedsAPipelineAndAsksSoon() {
        var survey = create("\"type\": \"ces\", \"delay\": \"P8D\"");

        assertThat(surveys.review(survey.id()))
                .extracting(Finding::field)
                .startsWith("pipeline")
                .contains("delay");
        assertThatThrownBy(() -> surveys.publish(survey.id())).hasMessageContaining("Choose the pipeline");
    }

    @Test
    void namesTheOtherSurveysThatAClosedTicketStarts() {
        var pipeline = "\"pipeline\": \"%s\"".formatted(newPipeline());
        var live = surveys.publish(create(pipeline).id());
        create(pipeline);
        var survey = create(pipeline);

        assertThat(surveys.review(survey.id()))
                .filteredOn(finding -> finding.field().equals("fatigueDays"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains(live.draft().name(), "left to chance", "within 30 days"));
        assertThat(surveys.review(live.id())).extracting(Finding::field).doesNotContain("fatigueDays");
    }

    @Test
    void whileTypingOnlyWhatIsUnknownIsAFault() {
        assertThat(surveys.faults(definition("\"type\": \"ces\", \"greeting\": \"{{a}}\", \"fatigueDays\": 0")))
                .extracting(Finding::field)
                .containsExactly("greeting");
    }

    @Test
    void aSenderWhoWasRemovedIsTold() {
        var address = unique() + "@northwind.test";
        var sender = senders.put("Tim", address);
        var survey = create(
                "\"sender\": {\"name\": \"Tim\", \"address\": \"%s\"}".formatted(address.toUpperCase(Locale.ROOT)));
        assertThat(surveys.review(survey.id()))
                .noneMatch(finding -> finding.message().contains("No user and no sender"));

        senders.remove(sender.id());

        assertThat(surveys.review(survey.id())).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.field()).isEqualTo("sender");
            assertThat(finding.message())
                    .contains(
                            "No user and no sender in the settings has the address", address.toUpperCase(Locale.ROOT));
        });
    }
}
