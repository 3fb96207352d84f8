package io.aftercare.task.web;

import io.aftercare.common.page.Panel;
import io.aftercare.monitoring.RunHistory;
import io.aftercare.task.Filling;
import io.aftercare.task.Tasks;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What people filled into the forms of a run's tasks, for the run's page. */
@Component
@Order(20)
class FilledForms implements Panel<RunHistory> {

    private final Tasks tasks;

    FilledForms(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String title() {
        return "What was filled in";
    }

    @Override
    public String authority() {
        return "tasks:read";
    }

    @Override
    public String template() {
        return "task/filled-forms";
    }

    @Override
    public List<Filling> content(RunHistory history) {
        return tasks.filledIn(history.run().id());
    }

    @Override
    public boolean isShown(Object content) {
        return !((List<?>) content).isEmpty();
    }
}
