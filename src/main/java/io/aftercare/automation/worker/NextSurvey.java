package io.aftercare.automation.worker;

import io.aftercare.automation.SurveyStart;
import io.aftercare.automation.action.TaskHeader;
import io.aftercare.common.Refusal;
import io.aftercare.engine.JobFailure;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the contact by another survey, whose own rules decide whether and when a mail goes out. */
@Component
class NextSurvey {

    private static final String WHOLE = "";

    private final AnsweredRuns runs;
    private final SurveyStart surveys;
    private final ActionLog log;

    NextSurvey(AnsweredRuns runs, SurveyStart surveys, ActionLog log) {
        this.runs = runs;
        this.surveys = surveys;
        this.log = log;
    }

    /** @throws JobFailure if the survey is not live */
    @Transactional
    public void start(ActionJob job) {
        if (log.begin(job, WHOLE).isPresent()) {
            return;
        }
        try {
            surveys.start(job.required(TaskHeader.SURVEY), runs.get(job).contact());
        } catch (Refusal refusal) {
            throw new JobFailure("The survey cannot be started: " + refusal.getMessage(), refusal);
        }
        log.done(job, WHOLE, null);
    }
}
