package io.aftercare.monitoring;

/**
 * An incident that stops a run.
 *
 * @param rootInstanceKey the run's own process instance
 * @param elementName what its process calls the step, else the step's id
 */
public record OpenIncident(Incident incident, long rootInstanceKey, String elementName) {}
