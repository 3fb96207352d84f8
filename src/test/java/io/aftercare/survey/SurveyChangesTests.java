package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an author changed since the survey went live. */
class SurveyChangesTests extends SurveyTest {

    @Test
    void aSurveyThatWasNeverLiveHasNone() {
        assertThat(surveys.changes(create("\"subject\": \"A\"").id())).isEmpty();
    }

    @Test
    void aDraftThatIsLiveHasNone() {
        var survey = surveys.publish(create("\"subject\": \"A\"").id());
        assertThat(surveys.changes(survey.id())).isEmpty();

        var changed = edited(survey, "subject", "B");
        assertThat(surveys.changes(survey.id())).hasSize(1);
        edited(changed, "subject", "A");
        assertThat(surveys.changes(survey.id())).isEmpty();
    }

    @Test
    void namesEachFieldWithItsTextBeforeAndAfterInTheEditorsOrder() {
        teams.put("Changed", List.of());
        var survey = surveys.publish(create("\"subject\": \"Old\", \"followUpQuestions\": {\"negative\": \"Why?\"}")
                .id());
        survey = edited(survey, "delay", "PT2H");
        survey = edited(survey, "subject", "New");
        survey = edited(survey, "sender", json.readTree("{\"name\": \"A\", \"address\": \"a@example.com\"}"));
        survey = edited(survey, "anonymous", json.readTree("true"));
        survey = edited(survey, "followUpQuestions", json.readTree("{\"positive\": \"And why?\"}"));
        edited(survey, "notifications", json.readTree("{\"teams\": [\"Changed\"], \"onlyWithComment\": true}"));

        assertThat(surveys.changes(survey.id()))
                .containsExactly(
                        new SurveyChange(EditorPart.SURVEY, "sender.name", null, "A"),
                        new SurveyChange(EditorPart.SURVEY, "sender.address", null, "a@example.com"),
                        new SurveyChange(EditorPart.SURVEY, "subject", "Old", "New"),
                        new SurveyChange(EditorPart.FEEDBACK, "followUpQuestions.positive", null, "And why?"),
                        new SurveyChange(EditorPart.FEEDBACK, "followUpQuestions.negative", "Why?", null),
                        new SurveyChange(EditorPart.SETTINGS, "delay", "PT0S", "PT2H"),
                        new SurveyChange(EditorPart.SETTINGS, "anonymous", "false", "true"),
                        new SurveyChange(EditorPart.SETTINGS, "notifications.teams", null, "Changed"),
                        new SurveyChange(EditorPart.SETTINGS, "notifications.onlyWithComment", "false", "true"));
    }
}
