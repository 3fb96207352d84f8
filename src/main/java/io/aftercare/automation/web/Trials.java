package io.aftercare.automation.web;

import io.aftercare.automation.FollowUpFindings;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.worker.SampleAnswer;
import io.aftercare.automation.worker.Trial;
import io.aftercare.automation.worker.TrialStep;
import io.aftercare.common.Refusal;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tries follow-ups of drafts, for pages and for the API. */
@Component
class Trials {

    private final Surveys surveys;
    private final FollowUps followUps;
    private final FollowUpFindings findings;
    private final Trial trial;

    Trials(Surveys surveys, FollowUps followUps, FollowUpFindings findings, Trial trial) {
        this.surveys = surveys;
        this.followUps = followUps;
        this.findings = findings;
        this.trial = trial;
    }

    /** @throws Refusal {@code no-list}, {@code follow-up-unsound} or as {@link Trial#of} */
    List<TrialStep> of(SurveyId id, Sentiment sentiment, SampleAnswer sample) {
        var draft = surveys.get(id).draft();
        var list = FollowUpController.listOf(followUps.of(draft, sentiment));
        findings.requireSound(list, draft.type());
        return trial.of(draft, sentiment, list, sample);
    }
}
