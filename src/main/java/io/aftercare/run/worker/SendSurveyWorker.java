package io.aftercare.run.worker;

import io.aftercare.engine.BpmnErrorCode;
import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.SendingOutcome.NotSent;
import io.aftercare.run.SendingOutcome.Sent;
import io.aftercare.run.SurveySending;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
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

    @JobWorker(type = JobType.SEND_SURVEY, fetchVariables = ProcessVariable.RUN_ID)
    public Map<String, @Nullable Object> send(ActivatedJob job) {
        return switch (sending.send(RunOf.job(job))) {
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
