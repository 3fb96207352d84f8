package io.aftercare.mending;

import io.aftercare.engine.ProcessVariable;
import io.aftercare.monitoring.EngineHistory;
import io.aftercare.monitoring.OpenIncident;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out whose waves stand still. The engine alone knows, and is asked for each: a survey has one wave a day. */
@Component
class StoppedWaves {

    /** More than these on one page stand there without their survey. */
    private static final int MOST = 10;

    private final EngineHistory history;
    private final Surveys surveys;

    StoppedWaves(EngineHistory history, Surveys surveys) {
        this.history = history;
        this.surveys = surveys;
    }

    /** By their instances; no statement where there is none. */
    Map<Long, StoppedWave> of(Collection<OpenIncident> incidents) {
        var ids = new HashMap<Long, SurveyId>();
        incidents.stream()
                .filter(incident -> incident.incident().processId().equals(StoppableProcesses.WAVE))
                .map(OpenIncident::rootInstanceKey)
                .distinct()
                .limit(MOST)
                .forEach(instance -> survey(instance).ifPresent(id -> ids.put(instance, id)));
        if (ids.isEmpty()) {
            return Map.of();
        }
        var names = surveys.names(ids.values());
        var waves = new HashMap<Long, StoppedWave>();
        ids.forEach((instance, id) ->
                Optional.ofNullable(names.get(id)).ifPresent(name -> waves.put(instance, new StoppedWave(id, name))));
        return waves;
    }

    private Optional<SurveyId> survey(long instance) {
        return history.tree(instance).stream()
                .findFirst()
                .map(own -> own.instance().variables().get(ProcessVariable.SURVEY_ID))
                .flatMap(StoppedWaves::id);
    }

    /** @param json a JSON text, of whoever published the message */
    private static Optional<SurveyId> id(String json) {
        try {
            return Optional.of(SurveyId.of(json.replace("\"", "")));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
