package io.aftercare.mending;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.monitoring.EngineHistory;
import io.aftercare.monitoring.IncidentGroup;
import io.aftercare.monitoring.IncidentKind;
import io.aftercare.monitoring.OpenIncident;
import io.aftercare.run.Runs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The incidents that stop runs and waves, as the engine told them. */
@Service
public class Incidents {

    private final EngineHistory history;
    private final StoppableProcesses processes;
    private final Runs runs;
    private final StoppedWaves waves;
    private final ActLog acts;

    Incidents(EngineHistory history, StoppableProcesses processes, Runs runs, StoppedWaves waves, ActLog acts) {
        this.history = history;
        this.processes = processes;
        this.runs = runs;
        this.waves = waves;
        this.acts = acts;
    }

    /** What is open, by what it is about, most first; two statements. */
    public List<IncidentGroup> groups() {
        return history.incidentGroups(processes.all());
    }

    /** How many are open; two statements. */
    public int count() {
        return groups().stream().mapToInt(IncidentGroup::count).sum();
    }

    /**
     * Open incidents, latest first; four statements, however many they are, and some more where waves stand still.
     *
     * @param kind null for all
     */
    public CursorPage<StoppedRun> list(@Nullable IncidentKind kind, @Nullable Long before, int size) {
        var found = history.openIncidents(processes.all(), kind, before, size + 1);
        var page = CursorPage.of(found, size, incident -> incident.incident().key());
        var rows = runs.ofInstances(page.items().stream()
                .map(OpenIncident::rootInstanceKey)
                .distinct()
                .toList());
        var stoppedWaves = waves.of(page.items());
        var mended = acts.resolvedJustNow(
                page.items().stream().map(incident -> incident.incident().key()).toList());
        return page.map(incident -> new StoppedRun(
                incident,
                rows.get(incident.rootInstanceKey()),
                stoppedWaves.get(incident.rootInstanceKey()),
                mended.contains(incident.incident().key())));
    }

    /** Whether it is waves that stand still, not runs. */
    public static boolean isWave(IncidentKind kind) {
        return kind.processId().equals(StoppableProcesses.WAVE);
    }

    /** An incident, resolved or not. @throws Refusal {@code unknown-incident} */
    public OpenIncident get(long key) {
        return history.incident(processes.all(), key)
                .orElseThrow(() -> Refusal.notFound(
                        "unknown-incident",
                        "The engine has told of no incident %d. Look for it in the list of incidents.".formatted(key)));
    }
}
