package io.aftercare.run.worker;

import io.aftercare.engine.BpmnErrorCode;
import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.SendingOutcome.NotSent;
import io.aftercare.run.SendingOutcome.Sent;
import io.aftercare.run.SurveySending;
import io.aftercare.survey.RunId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.exception.CamundaError;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Send survey". */
@Component
public class SendSurveyWorker {

    private final SurveySending sending;

    SendSurveyWorker(SurveySending sending) {
        this.sending = sending;
    }

    @JobWorker(type = JobType.SEND_SURVEY)
    public Map<String, @Nullable Object> send(@Variable(ProcessVariable.RUN_ID) String runId) {
        return switch (sending.send(RunId.of(runId))) {
            case Sent sent -> variables(sent);
            case NotSent notSent ->
                throw CamundaError.bpmnError(
                        BpmnErrorCode.SURVEY_NOT_SENT,
                        notSent.reason().text(),
                        Map.of(ProcessVariable.REASON, notSent.reason().key()));
        };
    }

    private static Map<String, @Nullable Object> variables(Sent sent) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(ProcessVariable.EXPIRES_AT, sent.expiresAt().toString());
        variables.put(ProcessVariable.REMINDER_AT, Objects.toString(sent.reminderAt(), null));
        return variables;
    }
}
