package io.aftercare.run.worker;

import io.aftercare.engine.BpmnErrorCode;
import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.Registration.AlreadySurveyed;
import io.aftercare.run.Registration.HandedOver;
import io.aftercare.run.Registration.Refused;
import io.aftercare.run.Registration.Registered;
import io.aftercare.run.RunRegistry;
import io.aftercare.run.StartRequest;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** "Register survey run". */
@Component
public class RegisterSurveyRunWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterSurveyRunWorker.class);

    private final RunRegistry registry;

    RegisterSurveyRunWorker(RunRegistry registry) {
        this.registry = registry;
    }

    @JobWorker(
            type = JobType.REGISTER_SURVEY_RUN,
            fetchVariables = {
                ProcessVariable.SURVEY_ID,
                ProcessVariable.TICKET_ID,
                ProcessVariable.CONTACT_ID,
                ProcessVariable.RUN_ID,
                ProcessVariable.CLOSED_AT
            })
    public Map<String, Object> register(ActivatedJob job) {
        return switch (registry.register(request(job))) {
            case Registered registered -> variables(registered);
            case AlreadySurveyed surveyed ->
                throw CamundaError.bpmnError(BpmnErrorCode.ALREADY_SURVEYED, "The ticket has had this survey.");
            case HandedOver other -> throw handedOver(job, other.processId());
            case Refused refused -> throw refused(job, refused.why());
        };
    }

    private static CamundaError handedOver(ActivatedJob job, String process) {
        LOG.info("The start of process instance {} was handed over to {}", job.getProcessInstanceKey(), process);
        return error("The survey's runs follow the process '%s': the start was handed over to it.".formatted(process));
    }

    private static CamundaError refused(ActivatedJob job, String why) {
        LOG.warn("Process instance {} was started for a run that cannot be: {}", job.getProcessInstanceKey(), why);
        return error(why);
    }

    private static CamundaError error(String why) {
        return CamundaError.bpmnError(BpmnErrorCode.RUN_REFUSED, why, Map.of(ProcessVariable.REASON, why));
    }

    private static StartRequest request(ActivatedJob job) {
        var variables = job.getVariablesAsMap();
        return new StartRequest(
                job.getProcessInstanceKey(),
                job.getBpmnProcessId(),
                text(variables.get(ProcessVariable.SURVEY_ID)),
                text(variables.get(ProcessVariable.TICKET_ID)),
                text(variables.get(ProcessVariable.CONTACT_ID)),
                text(variables.get(ProcessVariable.RUN_ID)),
                text(variables.get(ProcessVariable.CLOSED_AT)));
    }

    private static @Nullable String text(@Nullable Object variable) {
        return variable == null ? null : variable.toString().replaceAll("\\p{Cc}", " ");
    }

    private static Map<String, Object> variables(Registered registered) {
        var run = registered.run();
        var survey = registered.survey().definition();
        return Map.of(
                ProcessVariable.RUN_ID, run.id().toString(),
                ProcessVariable.CONTACT_ID, run.contactId().toString(),
                ProcessVariable.SEND_AT, run.scheduledFor().toString(),
                ProcessVariable.COMMENT_WINDOW, survey.commentWindow().toString(),
                ProcessVariable.FOLLOW_UPS, survey.followUps().byKey());
    }
}
