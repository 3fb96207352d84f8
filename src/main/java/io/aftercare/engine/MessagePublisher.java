package io.aftercare.engine;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands one stored message to the engine; throws as long as the engine does not take it. */
@Component
class MessagePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(MessagePublisher.class);
    private static final long FIRST_BACKOFF_MILLIS = 200;
    private static final long MAX_BACKOFF_MILLIS = 10_000;

    private final ObjectProvider<CamundaClient> client;

    MessagePublisher(ObjectProvider<CamundaClient> client) {
        this.client = client;
    }

    void publish(EngineMessage message) {
        try {
            client.getObject()
                    .newPublishMessageCommand()
                    .messageName(message.name())
                    .correlationKey(message.correlationKey())
                    .messageId(message.messageId())
                    .timeToLive(message.timeToLive())
                    .variables(message.variables())
                    .requestTimeout(Duration.ofSeconds(10))
                    .send()
                    .join();
        } catch (ClientStatusException refused) {
            if (refused.getStatusCode() != Status.Code.ALREADY_EXISTS) {
                throw refused;
            }
        }
    }

    /** Tries again soon, then ever later: doubled waits with jitter, at most about ten seconds. */
    static void retryLater(ExecutionComplete failed, ExecutionOperations<EngineMessage> operations) {
        var failures = failed.getExecution().consecutiveFailures;
        var wait = Math.min(MAX_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(failures, 10));
        var jittered = wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1);
        if (failures % 10 == 3) {
            LOG.warn(
                    "The engine has not taken message {} in {} tries and is asked again: {}",
                    failed.getExecution().taskInstance.getId(),
                    failures + 1,
                    failed.getCause().map(Throwable::getMessage).orElse("no reason given"));
        }
        operations.reschedule(failed, failed.getTimeDone().plusMillis(jittered));
    }
}
