package io.aftercare.mending;

import io.aftercare.engine.DeployedProcess;
import io.aftercare.monitoring.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to a run.
 *
 * @param incidents that can be tried again
 * @param open whether it can be withdrawn
 * @param waiting whether it waits for its time and can be sent now
 * @param newer the version of its process that it can be moved to, null when it follows the newest
 */
public record RunOptions(
        List<Incident> incidents,
        boolean open,
        boolean waiting,
        @Nullable DeployedProcess newer) {

    public boolean areNone() {
        return incidents.isEmpty() && !open && !waiting && newer == null;
    }
}
