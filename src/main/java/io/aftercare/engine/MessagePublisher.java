package io.aftercare.engine;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands one stored message to the engine; throws as long as the engine does not take it. While the engine does not answer,
 * one message asks now and then, and the others wait for it: their threads are those of all other stored work.
 */
@Component
class MessagePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(MessagePublisher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long FIRST_BACKOFF_MILLIS = 200;
    private static final long MAX_BACKOFF_MILLIS = 10_000;

    private final ObjectProvider<CamundaClient> client;
    private final Clock clock;

    /** When the next message may ask an engine that did not answer the last one; null while it answers. */
    private final AtomicReference<@Nullable Instant> nextTry = new AtomicReference<>();

    MessagePublisher(ObjectProvider<CamundaClient> client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    void publish(EngineMessage message) {
        if (!mayTry()) {
            throw new IllegalStateException(
                    "The engine did not answer another message within %d seconds".formatted(PATIENCE.toSeconds()));
        }
        try {
            client.getObject()
                    .newPublishMessageCommand()
                    .messageName(message.name())
                    .correlationKey(message.correlationKey())
                    .messageId(message.messageId())
                    .timeToLive(message.timeToLive())
                    .variables(message.variables())
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
            nextTry.set(null);
        } catch (ClientStatusException refused) {
            var isSilent = refused.getStatusCode() == Status.Code.DEADLINE_EXCEEDED;
            nextTry.set(isSilent ? clock.instant().plus(PAUSE) : null);
            if (refused.getStatusCode() != Status.Code.ALREADY_EXISTS) {
                throw refused;
            }
        }
    }

    /** Whoever tries an engine that was silent is the only one until it is known what came of it. */
    private boolean mayTry() {
        var then = nextTry.get();
        var now = clock.instant();
        return then == null
                || !now.isBefore(then)
                        && nextTry.compareAndSet(then, now.plus(PATIENCE).plus(PAUSE));
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
