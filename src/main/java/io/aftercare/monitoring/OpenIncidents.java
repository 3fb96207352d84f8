package io.aftercare.monitoring;

import io.aftercare.run.IncidentRuns;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the lists of runs which of them an incident stops. */
@Component
class OpenIncidents implements IncidentRuns {

    private final EngineHistory history;

    OpenIncidents(EngineHistory history) {
        this.history = history;
    }

    @Override
    public List<Long> instances(int limit) {
        return history.rootsWithOpenIncident(limit);
    }
}
