package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that a worker could not do.
 *
 * @param retriesLeft 0 for one that is not tried again before somebody helps
 * @param retryAt null when it is tried at once, or not
 */
record JobFailureRow(
        Source source,
        long job,
        long processInstance,
        String elementId,
        long elementInstance,
        String jobType,
        String message,
        int retriesLeft,
        @Nullable Instant retryAt)
        implements Row {

    static JobFailureRow of(Source source, long key, JobRecordValue job) {
        var again = job.getRetries() > 0 && job.getRetryBackoff() > 0;
        return new JobFailureRow(
                source,
                key,
                job.getProcessInstanceKey(),
                Text.storable(job.getElementId()),
                job.getElementInstanceKey(),
                Text.storable(job.getType()),
                Text.message(job.getErrorMessage()),
                job.getRetries(),
                again ? source.recordedAt().plusMillis(job.getRetryBackoff()) : null);
    }

    @Override
    public String sql() {
        return """
                insert into engine.job_failure
                    (job_key, process_instance_key, element_id, element_instance_key, job_type, message,
                     retries_left, retry_at, failed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        new Columns(statement)
                .number(job)
                .number(processInstance)
                .text(elementId)
                .number(elementInstance)
                .text(jobType)
                .text(message)
                .number(retriesLeft)
                .time(retryAt)
                .time(source.recordedAt());
    }
}
