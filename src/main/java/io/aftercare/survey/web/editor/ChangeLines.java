package io.aftercare.survey.web.editor;

import io.aftercare.survey.FollowUpWords;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyChange;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyTexts;
import io.aftercare.survey.Surveys;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Puts together what changed since a survey went live. */
@Component
class ChangeLines {

    private static final String FOLLOW_UP = "followUps.";

    private final Surveys surveys;
    private final SurveyTexts texts;
    private final FollowUpWords followUps;

    ChangeLines(Surveys surveys, SurveyTexts texts, FollowUpWords followUps) {
        this.surveys = surveys;
        this.texts = texts;
        this.followUps = followUps;
    }

    List<ChangeLine> of(Survey survey) {
        return surveys.changes(survey.id()).stream()
                .map(change ->
                        change.field().startsWith(FOLLOW_UP) ? followUp(survey, change) : ChangeLine.of(survey, change))
                .toList();
    }

    private ChangeLine followUp(Survey survey, SurveyChange change) {
        var sentiment = Sentiment.ofKey(change.field().substring(FOLLOW_UP.length()));
        var live = surveys.version(survey.id(), Objects.requireNonNull(survey.liveVersion()));
        var before = followUps.of(live.definition(), sentiment);
        var after = followUps.of(survey.draft(), sentiment);
        return new ChangeLine(
                "What follows “%s”".formatted(band(survey.draft(), sentiment)),
                before,
                after.equals(before) ? after + ", with other texts or settings" : after,
                ReviewLine.path(survey, change.part(), change.field()));
    }

    private String band(SurveyDefinition draft, Sentiment sentiment) {
        var english = draft.toBuilder().language("en").build();
        return draft.type().bands().stream()
                .filter(band -> band.sentiment() == sentiment)
                .findFirst()
                .map(band -> texts.bandName(english, band))
                .orElse(sentiment.key());
    }
}
