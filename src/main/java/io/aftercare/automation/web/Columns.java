package io.aftercare.automation.web;

import io.aftercare.automation.FollowUp;
import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUpChoice;
import io.aftercare.automation.FollowUpFindings;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ListChange;
import io.aftercare.automation.web.ActionView.PlaceView;
import io.aftercare.survey.Band;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyTexts;
import io.aftercare.survey.SurveyType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the columns of the tab together. */
@Component
class Columns {

    private final FollowUps followUps;
    private final FollowUpFindings findings;
    private final SurveyTexts texts;

    Columns(FollowUps followUps, FollowUpFindings findings, SurveyTexts texts) {
        this.followUps = followUps;
        this.findings = findings;
        this.texts = texts;
    }

    /** One for each band, lowest scores first. */
    List<Column> of(Survey survey) {
        return survey.draft().type().bands().stream()
                .map(band -> of(survey, band))
                .toList();
    }

    Column of(Survey survey, Band band) {
        var type = survey.draft().type();
        var name = texts.bandName(survey.draft().toBuilder().language("en").build(), band);
        return switch (followUps.of(survey.draft(), band.sentiment())) {
            case FollowUpChoice.Nothing nothing -> column(survey, band, name, null, null, null);
            case FollowUpChoice.Elsewhere other -> column(survey, band, name, null, null, other.processId());
            case FollowUpChoice.Own own ->
                own.followUp().content() instanceof Content.Actions actions
                        ? column(survey, band, name, list(actions.list(), type), null, null)
                        : column(survey, band, name, null, own.followUp(), null);
        };
    }

    private static Column column(
            Survey survey,
            Band band,
            String name,
            @Nullable PlaceView list,
            @Nullable FollowUp diagram,
            @Nullable String elsewhere) {
        return new Column(
                survey, band.sentiment().key(), name, scores(survey.draft().type(), band), list, diagram, elsewhere);
    }

    private PlaceView list(ActionList list, SurveyType type) {
        return ActionView.place(ListChange.ROOT, "", list.actions(), "actions", findings.faults(list, type));
    }

    private static String scores(SurveyType type, Band band) {
        var scores = IntStream.rangeClosed(type.min(), type.max())
                .filter(score -> type.bandOf(score) == band)
                .summaryStatistics();
        return scores.getMin() == scores.getMax()
                ? String.valueOf(scores.getMin())
                : scores.getMin() + "–" + scores.getMax();
    }
}
