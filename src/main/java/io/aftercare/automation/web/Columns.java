package io.aftercare.automation.web;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUpChoice;
import io.aftercare.automation.FollowUpFindings;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.web.ActionView.PlaceView;
import io.aftercare.engine.DeployedProcess;
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
    private final BackToList back;

    Columns(FollowUps followUps, FollowUpFindings findings, SurveyTexts texts, BackToList back) {
        this.followUps = followUps;
        this.findings = findings;
        this.texts = texts;
        this.back = back;
    }

    /** One for each band, lowest scores first. */
    List<Column> of(Survey survey) {
        var offered = offered();
        return survey.draft().type().bands().stream()
                .map(band -> of(survey, band, offered))
                .toList();
    }

    Column of(Survey survey, Band band) {
        return of(survey, band, offered());
    }

    private Column of(Survey survey, Band band, @Nullable List<DeployedProcess> offered) {
        var type = survey.draft().type();
        var choice = followUps.of(survey.draft(), band.sentiment());
        var own = choice instanceof FollowUpChoice.Own made ? made.followUp() : null;
        var list = own != null && own.content() instanceof Content.Actions actions ? actions.list() : null;
        var elsewhere = choice instanceof FollowUpChoice.Elsewhere other ? other.processId() : null;
        return new Column(
                survey,
                band.sentiment().key(),
                texts.bandName(survey.draft().toBuilder().language("en").build(), band),
                scores(type, band),
                list == null ? null : list(list, type),
                list == null ? own : null,
                own == null || list != null ? null : back.offer(survey, own),
                elsewhere,
                elsewhere != null && followUps.isMissing(elsewhere),
                own == null ? null : own.newer(),
                followUps.hiddenByDraft(survey, band.sentiment()).orElse(null),
                offered);
    }

    private @Nullable List<DeployedProcess> offered() {
        return followUps.isDeployedKnown() ? followUps.madeElsewhere() : null;
    }

    private PlaceView list(ActionList list, SurveyType type) {
        return ActionView.list(list, findings.faults(list, type));
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
