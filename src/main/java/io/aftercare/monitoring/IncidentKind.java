package io.aftercare.monitoring;

/**
 * What incidents have in common that are about the same step.
 *
 * @param processId of the process that stands still
 * @param errorType the engine's word, such as {@code JOB_NO_RETRIES}
 */
public record IncidentKind(String processId, String elementId, String errorType) {}
