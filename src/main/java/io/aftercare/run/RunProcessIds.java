package io.aftercare.run;

import io.aftercare.automation.RunProcesses;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** All processes that runs follow or followed. */
@Component
public class RunProcessIds {

    private final RunProcesses own;

    RunProcessIds(RunProcesses own) {
        this.own = own;
    }

    /** The shared one, and the surveys' own that were ever published; one statement. */
    public Set<String> all() {
        var all = new HashSet<>(own.deployedIds());
        all.add(RunProcess.ID);
        return Set.copyOf(all);
    }
}
