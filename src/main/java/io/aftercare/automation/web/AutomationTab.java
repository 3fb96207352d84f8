package io.aftercare.automation.web;

import io.aftercare.automation.action.ActionType;
import io.aftercare.survey.EditorPart;
import io.aftercare.survey.EditorTab;
import io.aftercare.survey.Survey;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tab of the survey editor that says what follows an answer. */
@Component
class AutomationTab implements EditorTab {

    private final Columns columns;
    private final RunProcessSection run;

    AutomationTab(Columns columns, RunProcessSection run) {
        this.columns = columns;
        this.run = run;
    }

    @Override
    public EditorPart part() {
        return EditorPart.AUTOMATION;
    }

    @Override
    public String label() {
        return "Automation";
    }

    @Override
    public String template() {
        return "automation/tab";
    }

    @Override
    public Map<String, Object> model(Survey survey) {
        return Map.of("columns", columns.of(survey), "types", ActionType.values(), "run", run.of(survey));
    }
}
