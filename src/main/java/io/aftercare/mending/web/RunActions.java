package io.aftercare.mending.web;

import io.aftercare.common.page.Panel;
import io.aftercare.mending.Act;
import io.aftercare.mending.Mending;
import io.aftercare.mending.RunOptions;
import io.aftercare.monitoring.Incident;
import io.aftercare.monitoring.RunHistory;
import io.aftercare.survey.RunId;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What can be done to a run, and what was, for the run's page. */
@Component
@Order(10)
class RunActions implements Panel<RunHistory> {

    private final Mending mending;

    RunActions(Mending mending) {
        this.mending = mending;
    }

    public record Content(RunId run, String contact, RunOptions options, List<Act> acts) {

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
        return new Content(
                history.run().id(),
                history.run().contactId().toString(),
                mending.options(history),
                instance == null ? List.of() : mending.acts(instance));
    }
}
