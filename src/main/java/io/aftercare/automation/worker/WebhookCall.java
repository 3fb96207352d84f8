package io.aftercare.automation.worker;

import io.aftercare.engine.JobFailure;
import io.aftercare.webhook.WebhookOutcome;
import io.aftercare.webhook.Webhooks;
import org.springframework.stereotype.Component;

/** Tells another system of an answer; the engine's retries are the webhook's. */
@Component
class WebhookCall {

    /** What the message tells. */
    private static final String TYPE = "survey.answered";

    private static final String WHOLE = "";

    private final AnsweredRuns runs;
    private final ActionPlans plans;
    private final Webhooks webhooks;
    private final ActionLog log;

    WebhookCall(AnsweredRuns runs, ActionPlans plans, Webhooks webhooks, ActionLog log) {
        this.runs = runs;
        this.plans = plans;
        this.webhooks = webhooks;
        this.log = log;
    }

    /** @throws JobFailure if the receiver does not take it now, or nobody may call it */
    void call(ActionJob job) {
        var answered = runs.get(job);
        var call = plans.webhook(job, answered.about());
        if (log.begin(job, WHOLE).isPresent()) {
            return;
        }
        switch (webhooks.deliver(call.webhook(), messageId(job), TYPE, AnsweredMessage.of(answered, call.note()))) {
            case WebhookOutcome.Delivered delivered -> log.done(job, WHOLE, null);
            case WebhookOutcome.Refused refused -> fail(job, refused.reason());
            case WebhookOutcome.Failed failed -> fail(job, failed.reason());
        }
    }

    private void fail(ActionJob job, String reason) {
        log.failed(job, WHOLE);
        throw new JobFailure(reason);
    }

    /** The same at every try, and no other's. */
    private static String messageId(ActionJob job) {
        return "%s:%d".formatted(job.runId(), job.key());
    }
}
