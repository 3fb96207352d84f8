package io.aftercare.engine;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Repeats a job's command that the engine refused under load or while it was away. The starter's own strategy gives up
 * on the first refusal (its test of the status code is always true), so that a finished job would be done again after
 * its time-out.
 */
@Component
class RefusedCommands implements CommandExceptionHandlingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedCommands.class);
    private static final Set<Status.Code> REPEATABLE = EnumSet.of(
            Status.Code.RESOURCE_EXHAUSTED,
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.ABORTED,
            Status.Code.CANCELLED);

    private final BackoffSupplier backoff;
    private final CamundaClientExecutorService executor;

    RefusedCommands(@Qualifier("backoffSupplier") BackoffSupplier backoff, CamundaClientExecutorService executor) {
        this.backoff = backoff;
        this.executor = executor;
    }

    @Override
    public void handleCommandError(CommandWrapper command, Throwable refusal) {
        var code = code(refusal);
        if (REPEATABLE.contains(code) && command.hasMoreRetries()) {
            command.increaseBackoffUsing(backoff);
            command.scheduleExecutionUsing(executor.getScheduledExecutor());
        } else if (code == Status.Code.NOT_FOUND) {
            LOG.debug("The engine no longer knows the job of {}: it was done, timed out or cancelled", command);
        } else {
            LOG.warn("The engine refused {}; it hands the job out again after its time-out", command, refusal);
        }
    }

    private static Status.Code code(Throwable refusal) {
        if (refusal instanceof CompletionException wrapped && wrapped.getCause() != null) {
            return code(wrapped.getCause());
        }
        return switch (refusal) {
            case ClientStatusException status -> status.getStatusCode();
            case StatusRuntimeException status -> status.getStatus().getCode();
            default -> Status.Code.UNKNOWN;
        };
    }
}
