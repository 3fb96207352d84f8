package io.aftercare.run;

import io.aftercare.crm.ClosingSurveys;
import io.aftercare.survey.Surveys;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says beforehand what {@link TicketClosedListener} will start. */
@Component
class StartedByClosing implements ClosingSurveys {

    private final Surveys surveys;

    StartedByClosing(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public List<String> startedBy(String pipeline) {
        return surveys.names(surveys.liveFor(pipeline)).values().stream()
                .sorted()
                .toList();
    }
}
