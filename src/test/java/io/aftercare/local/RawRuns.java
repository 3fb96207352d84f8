package io.aftercare.local;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * The survey run without Aftercare: the same model under other names, with the same messages and variables. Its workers do
 * nothing but complete, and the answer is there as soon as the mail would be.
 */
final class RawRuns implements AutoCloseable {

    private static final List<String> TASKS = List.of(
            "register-survey-run",
            "send-survey",
            "score-response",
            "update-contact-properties",
            "notify-owners",
            "complete-survey-run");

    private final CamundaClient client;
    private final List<JobWorker> workers = new ArrayList<>();
    private volatile CountDownLatch completed = new CountDownLatch(0);

    RawRuns(CamundaClient client) {
        this.client = client;
        client.newDeployResourceCommand()
                .addResourceStringUtf8(model(), "raw-survey-run.bpmn")
                .send()
                .join();
        TASKS.forEach(task -> workers.add(client.newWorker()
                .jobType("raw-" + task)
                .handler((jobs, job) -> jobs.newCompleteCommand(job)
                        .variables(done(task, job))
                        .send()
                        .whenComplete((done, failed) -> count(task)))
                .streamEnabled(true)
                .maxJobsActive(64)
                .open()));
    }

    /** @return seconds from the first message to the last completed run */
    double run(int runs) {
        completed = new CountDownLatch(runs);
        var start = System.nanoTime();
        for (var at = 0; at < runs; at++) {
            var ticket = UUID.randomUUID().toString();
            publish(
                    "raw-ticket-closed",
                    ticket,
                    Duration.ofHours(1),
                    Map.of(
                            "surveyId",
                            "raw",
                            "ticketId",
                            ticket,
                            "closedAt",
                            Instant.now().toString()));
        }
        try {
            if (!completed.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException(completed.getCount() + " runs did not complete");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
    }

    private Map<String, @Nullable Object> done(String task, ActivatedJob job) {
        var now = Instant.now().toString();
        var variables = new HashMap<String, @Nullable Object>();
        switch (task) {
            case "register-survey-run" -> {
                variables.put("runId", job.getVariable("ticketId"));
                variables.put("contactId", UUID.randomUUID().toString());
                variables.put("sendAt", now);
                variables.put("commentWindow", "PT1M");
                variables.put("followUps", Map.of());
            }
            case "send-survey" -> {
                variables.put(
                        "expiresAt", Instant.now().plus(Duration.ofDays(30)).toString());
                variables.put("reminderAt", null);
                publish("raw-survey-answered", String.valueOf(job.getVariable("runId")), Duration.ofDays(1), Map.of());
                publish("raw-comment-given", String.valueOf(job.getVariable("runId")), Duration.ofDays(1), Map.of());
            }
            case "score-response" -> {
                variables.put("sentiment", "negative");
                variables.put("score", 2);
                variables.put("band", "low");
                variables.put("hasComment", true);
            }
            default -> {}
        }
        return variables;
    }

    private void count(String task) {
        if (task.equals("complete-survey-run")) {
            completed.countDown();
        }
    }

    private void publish(String name, String key, Duration timeToLive, Map<String, Object> variables) {
        while (true) {
            try {
                client.newPublishMessageCommand()
                        .messageName(name)
                        .correlationKey(key)
                        .messageId(name + ":" + key)
                        .timeToLive(timeToLive)
                        .variables(variables)
                        .send()
                        .join();
                return;
            } catch (ClientException refused) {
                Thread.onSpinWait();
            }
        }
    }

    private static String model() {
        try {
            var model = new ClassPathResource("bpmn/survey-run.bpmn").getContentAsString(StandardCharsets.UTF_8);
            return model.replace("<bpmn:process id=\"survey-run\"", "<bpmn:process id=\"raw-survey-run\"")
                    .replace("bpmnElement=\"survey-run\"", "bpmnElement=\"raw-survey-run\"")
                    .replaceAll("<zeebe:taskDefinition type=\"", "<zeebe:taskDefinition type=\"raw-")
                    .replaceAll("(<bpmn:message [^>]*name=\")", "$1raw-");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
