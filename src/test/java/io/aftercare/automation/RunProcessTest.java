package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.RunTest;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Autowired;

/** Surveys whose runs follow a changed copy of the run process. */
abstract class RunProcessTest extends RunTest {

    @Autowired
    protected RunProcesses processes;

    @Autowired
    protected RunProcessFiles files;

    @Autowired
    protected Surveys surveys;

    protected LiveSurvey changed(LiveSurvey survey) {
        take(survey);
        publish(survey.id());
        return survey;
    }

    protected void take(LiveSurvey survey) {
        var bpmn = ChangedRunProcess.of(copy(survey)).getBytes(StandardCharsets.UTF_8);
        assertThat(processes.put(id(survey), "ada", bpmn)).isInstanceOf(EditOutcome.Saved.class);
    }

    protected String copy(LiveSurvey survey) {
        return new String(files.sharedFor(id(survey)), StandardCharsets.UTF_8);
    }

    protected RunProcessCopy own(LiveSurvey survey) {
        return processes.of(surveys.get(id(survey)).draft()).orElseThrow();
    }

    protected String process(LiveSurvey survey) {
        return own(survey).id().processId();
    }

    protected void publish(String survey) {
        post("/api/v1/surveys/" + survey + "/publish", "").expectStatus().isOk();
    }

    protected static SurveyId id(LiveSurvey survey) {
        return SurveyId.of(survey.id());
    }
}
