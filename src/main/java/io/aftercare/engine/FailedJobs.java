package io.aftercare.engine;

import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.api.worker.JobExceptionHandler.JobExceptionHandlerContext;
import io.camunda.client.exception.BpmnError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import io.camunda.client.metrics.JobHandlerMetrics;
import io.camunda.client.metrics.MetricsRecorder;
import io.camunda.client.metrics.MetricsRecorder.CounterMetricsContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the engine how a job ended that threw: a BPMN error is thrown in the process; anything else fails the job with
 * a sentence that a support lead understands, waits twice as long after every try, and becomes an incident when the
 * retries of the model are used up.
 */
@Component
class FailedJobs implements JobExceptionHandlerSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(FailedJobs.class);
    /** The retries that our models give a job, see docs/bpmn-style.md. */
    private static final int RETRIES = 8;

    private final CommandExceptionHandlingStrategy refusedCommands;
    private final MetricsRecorder metrics;
    private final EngineSettings settings;

    FailedJobs(CommandExceptionHandlingStrategy refusedCommands, MetricsRecorder metrics, EngineSettings settings) {
        this.refusedCommands = refusedCommands;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext context) {
        return failed -> report(failed, context.maxRetries());
    }

    private void report(JobExceptionHandlerContext failed, int tries) {
        var job = failed.getActivatedJob();
        if (failed.getException() instanceof BpmnError error) {
            send(throwError(failed, error), job, tries, MetricsRecorder::increaseBpmnError);
            return;
        }
        if (!(failed.getException() instanceof JobFailure)) {
            LOG.error("Job {} of type {} failed unexpectedly", job.getKey(), job.getType(), failed.getException());
        }
        send(fail(failed), job, tries, MetricsRecorder::increaseFailed);
    }

    private static FinalCommandStep<?> throwError(JobExceptionHandlerContext failed, BpmnError error) {
        return failed.getJobClient()
                .newThrowErrorCommand(failed.getActivatedJob().getKey())
                .errorCode(error.getErrorCode())
                .errorMessage(error.getErrorMessage())
                .variables(error.getVariables() == null ? Map.of() : error.getVariables());
    }

    private FinalCommandStep<?> fail(JobExceptionHandlerContext failed) {
        var job = failed.getActivatedJob();
        var costsTry = !(failed.getException() instanceof JobFailure failure) || failure.costsTry();
        var retries = costsTry ? Math.max(0, job.getRetries() - 1) : job.getRetries();
        return failed.getJobClient()
                .newFailCommand(job.getKey())
                .retries(retries)
                .retryBackoff(costsTry ? backoff(retries) : settings.firstJobBackoff())
                .errorMessage(message(job, failed.getException()));
    }

    private void send(
            FinalCommandStep<?> command,
            ActivatedJob job,
            int tries,
            BiConsumer<MetricsRecorder, CounterMetricsContext> counted) {
        new CommandWrapper(command, job, refusedCommands, metrics, JobHandlerMetrics.counter(job), tries)
                .executeAsyncWithMetrics(counted);
    }

    private Duration backoff(int retriesLeft) {
        var doublings = Math.clamp(RETRIES - 1L - retriesLeft, 0, 20);
        var wait = settings.firstJobBackoff().multipliedBy(1L << doublings);
        return wait.compareTo(settings.maxJobBackoff()) < 0 ? wait : settings.maxJobBackoff();
    }

    private static String message(ActivatedJob job, Exception exception) {
        return exception instanceof JobFailure failure
                ? String.valueOf(failure.getMessage())
                : "The step '%s' met a problem that Aftercare does not know: %s. The log of Aftercare tells more (job %d)."
                        .formatted(job.getElementId(), exception.getClass().getSimpleName(), job.getKey());
    }
}
