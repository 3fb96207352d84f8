package io.aftercare.mending;

import io.aftercare.run.RunProcessIds;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The processes whose incidents are mended here: those of runs, and that of waves, which starts runs. */
@Component
class StoppableProcesses {

    static final String WAVE = "survey-wave";

    private final RunProcessIds runs;

    StoppableProcesses(RunProcessIds runs) {
        this.runs = runs;
    }

    /** One statement. */
    Set<String> all() {
        var all = new HashSet<>(runs.all());
        all.add(WAVE);
        return Set.copyOf(all);
    }
}
