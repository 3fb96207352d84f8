package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import io.aftercare.survey.EditOutcome.Conflict;
import io.aftercare.survey.EditOutcome.Invalid;
import io.aftercare.survey.EditOutcome.NameTaken;
import io.aftercare.survey.EditOutcome.Saved;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authors change a draft field by field; none overwrites what they have not seen. */
class SurveyEditingTests extends SurveyTest {

    @Test
    void countsChangesAndSaysWhoMadeTheLast() {
        var survey = create("");
        assertThat(survey.revision()).isZero();
        assertThat(survey.updatedBy()).isEqualTo("API");

        var saved = saved(edit(survey, "subject", "One"));

        assertThat(saved.revision()).isEqualTo(1);
        assertThat(saved.updatedBy()).isEqualTo("Ada");
        assertThat(saved.draft().subject()).isEqualTo("One");
        assertThat(surveys.get(survey.id())).isEqualTo(saved);
        assertThat(surveys.redraft(survey.id(), saved.draft()).revision()).isEqualTo(2);
    }

    @Test
    void aChangeThatChangesNothingIsSavedWithoutARevision() {
        var survey = create("");
        assertThat(saved(surveys.edit(survey.id(), 0, "Ada", draft -> draft)).revision())
                .isZero();
    }

    @Test
    void tellsTheLaterOfTwoAuthorsAndOverwritesNothing() {
        var survey = create("");
        saved(edit(survey, "subject", "First"));

        var outcome = edit(survey, "subject", "Second");

        assertThat(outcome).isInstanceOfSatisfying(Conflict.class, conflict -> {
            assertThat(conflict.current().draft().subject()).isEqualTo("First");
            assertThat(conflict.current().revision()).isEqualTo(1);
        });
        assertThat(surveys.get(survey.id()).draft().subject()).isEqualTo("First");
    }

    @Test
    void ofManyWhoSaveAtOnceOneIsFirst() throws Exception {
        var survey = create("");
        try (var authors = Executors.newFixedThreadPool(8)) {
            List<Callable<EditOutcome>> edits = IntStream.range(0, 16)
                    .<Callable<EditOutcome>>mapToObj(author -> () -> edit(survey, "subject", "Author " + author))
                    .toList();
            var outcomes = authors.invokeAll(edits).stream()
                    .map(outcome -> outcome.resultNow())
                    .toList();
            assertThat(outcomes).filteredOn(Saved.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Conflict.class::isInstance).hasSize(15);
        }
    }

    @Test
    void keepsADraftThatCannotBePublishedYet() {
        var survey = create("");
        var saved = saved(edit(survey, "greeting", "Hi {{contact.frist_name}}"));

        assertThat(saved.draft().greeting()).isEqualTo("Hi {{contact.frist_name}}");
        assertThatThrownBy(() -> surveys.publish(survey.id())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> surveys.redraft(survey.id(), saved.draft())).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name              | \"\"                                | name",
                "subject           | \"a\\nb\"                           | subject",
                "sender            | {\"name\": \"A\", \"address\": \"x\"} | sender.address",
                "theme             | {\"color\": \"red\"}                | theme.color",
                "followUpQuestions | {\"negative\": \"a\\u0000b\"}       | followUpQuestions.negative",
                "thankYou          | {\"positive\": {\"heading\": \"a\\nb\"}} | thankYou.positive.heading",
                "notifications     | {\"users\": [\"\"]}                 | notifications.users.0",
                "fatigueDays       | 400                                 | fatigueDays"
            })
    void namesTheFieldThatIsBeyondItsLimits(String field, String value, String fault) {
        var survey = create("");
        var outcome = edit(survey, field, json.readTree(value));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.faults())
                                .extracting(Finding::field)
                                .containsOnly(fault));
        assertThat(surveys.get(survey.id())).isEqualTo(survey);
    }

    @Test
    void aNameThatIsTakenIsToldAndNotKept() {
        var taken = create("").draft().name();
        var survey = create("");

        assertThat(edit(survey, "name", taken.toUpperCase())).isEqualTo(new NameTaken(taken.toUpperCase()));
        assertThat(surveys.get(survey.id())).isEqualTo(survey);
        assertThat(saved(edit(survey, "name", survey.draft().name().toUpperCase()))
                        .revision())
                .isEqualTo(1);
    }
}
