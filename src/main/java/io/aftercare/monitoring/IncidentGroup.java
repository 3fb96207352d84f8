package io.aftercare.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * Open incidents of one kind.
 *
 * @param elementName what the newest of their processes calls the step, else its id
 * @param messages a few of what they say, each once
 */
public record IncidentGroup(
        IncidentKind kind,
        String processName,
        String elementName,
        int count,
        Instant first,
        Instant last,
        List<String> messages) {}
