package io.aftercare.automation.worker;

import io.aftercare.local.EngineRecords.Incident;
import io.aftercare.run.RunTest;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Runs whose answer a small process follows, one task of which is looked at. */
abstract class FollowUpTest extends RunTest {

    static final String STEP = "step";

    /** A run whose answer is in, and the instance of its follow-up. */
    record FollowedUp(OpenTicket ticket, JsonNode run, long instance) {

        String runId() {
            return run.get("id").asString();
        }
    }

    /** Answers 2 of 7 to a survey whose follow-up does one action. */
    FollowedUp followUp(String jobType, Map<String, String> headers) {
        return followUp(openTicket(surveyFollowedBy(jobType, headers)), "Too slow");
    }

    FollowedUp followUp(OpenTicket ticket, String comment) {
        close(ticket);
        return answered(ticket, comment);
    }

    /** Answers 2 of 7 for a ticket that is closed. */
    FollowedUp answered(OpenTicket ticket, String comment) {
        var run = awaitRun(ticket, "sent");
        answer(awaitToken(ticket), 2).expectStatus().isOk();
        comment(awaitToken(ticket), comment).expectStatus().isOk();
        eventually().until(() -> !records().calledBy(instance(run)).isEmpty());
        return new FollowedUp(ticket, run, records().calledBy(instance(run)).getFirst());
    }

    LiveSurvey surveyFollowedBy(String jobType, Map<String, String> headers) {
        var process = "follow-" + unique();
        deploy(process, jobType, headers);
        return liveSurvey("\"fatigueDays\": 0, \"followUps\": {\"negative\": \"%s\"}".formatted(process));
    }

    private void deploy(String process, String jobType, Map<String, String> headers) {
        var model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(STEP, task -> {
                    task.zeebeJobType(jobType).zeebeJobRetries("8");
                    headers.forEach(task::zeebeTaskHeader);
                })
                .boundaryEvent("refused", event -> event.error("contact-not-mailed"))
                .endEvent("end-refused")
                .moveToActivity(STEP)
                .endEvent("end")
                .done();
        var bpmn = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(bpmn, model);
        camunda.newDeployResourceCommand()
                .addResourceStringUtf8(bpmn.toString(StandardCharsets.UTF_8), process + ".bpmn")
                .send()
                .join();
    }

    /** Lets the back-offs pass until the retries are used up. */
    Incident awaitIncident(long instance) {
        eventually().pollInterval(Duration.ofMillis(500)).until(() -> {
            time.advance(Duration.ofMinutes(15));
            return !records().incidents(instance).isEmpty();
        });
        return records().incidents(instance).getFirst();
    }

    void resolve(Incident incident) {
        camunda.newUpdateRetriesCommand(incident.jobKey()).retries(8).send().join();
        camunda.newResolveIncidentCommand(incident.key()).send().join();
    }
}
