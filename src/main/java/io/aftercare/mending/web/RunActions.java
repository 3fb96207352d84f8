package io.aftercare.mending.web;

import io.aftercare.common.page.Panel;
import io.aftercare.engine.DeployedProcess;
import io.aftercare.mending.Act;
import io.aftercare.mending.Mending;
import io.aftercare.mending.RunOptions;
import io.aftercare.monitoring.Incident;
import io.aftercare.monitoring.RunHistory;
import io.aftercare.run.Obstacles;
import io.aftercare.run.SkipReason;
import io.aftercare.survey.RunId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What can be done to a run, and what was, for the run's page. */
@Component
@Order(10)
class RunActions implements Panel<RunHistory> {

    private final Mending mending;
    private final Obstacles obstacles;

    RunActions(Mending mending, Obstacles obstacles) {
        this.mending = mending;
        this.obstacles = obstacles;
    }

    /** @param obstacle why it would not be sent now, null when nothing is known to stand against it */
    public record Content(
            RunId run,
            String contact,
            RunOptions options,
            @Nullable SkipReason obstacle,
            List<Act> acts) {

        /** Where an act is asked for. */
        public String path(String act) {
            return "/runs/%s/%s".formatted(run, act);
        }

        /** Where an act about an incident is asked for. */
        public String path(Incident incident, String act) {
            return "/runs/%s/incidents/%d/%s".formatted(run, incident.key(), act);
        }

        public String sendingMeans() {
            return ("As things stand it is not sent, and the run ends as skipped for good. %s"
                            + " Sending it now changes nothing about that; wait, or mend the reason first.")
                    .formatted(Objects.requireNonNull(obstacle).now());
        }

        public String moving() {
            return "Move to version %d".formatted(newer().version());
        }

        public String movingMeans() {
            return ("It follows version %d of its process from where it stands now. The engine refuses if the new version"
                            + " has not the same steps there.")
                    .formatted(newer().version());
        }

        private DeployedProcess newer() {
            return Objects.requireNonNull(options.newer());
        }

        /** What to do about an incident. */
        public String hint(Incident incident) {
            return Hints.of(incident.errorType());
        }
    }

    @Override
    public String title() {
        return "What you can do";
    }

    @Override
    public String authority() {
        return "runs:read";
    }

    @Override
    public String template() {
        return "mending/run-panel";
    }

    @Override
    public Content content(RunHistory history) {
        var instance = history.run().processInstanceKey();
        var options = mending.options(history);
        return new Content(
                history.run().id(),
                history.run().contactId().toString(),
                options,
                options.waiting() ? obstacles.to(history.run()).orElse(null) : null,
                instance == null ? List.of() : mending.acts(instance));
    }
}
