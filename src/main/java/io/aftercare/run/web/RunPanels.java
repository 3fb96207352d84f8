package io.aftercare.run.web;

import io.aftercare.common.page.Panel;
import io.aftercare.crm.Contact;
import io.aftercare.crm.Ticket;
import io.aftercare.run.RunFilter;
import io.aftercare.run.RunView;
import io.aftercare.run.Runs;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The latest runs of a contact or ticket, for their pages. */
final class RunPanels {

    private static final int SHOWN = 20;

    private RunPanels() {}

    /** @param more whether there are older ones that are left out */
    public record Content(List<RunView> runs, Map<SurveyId, String> surveys, boolean more) {}

    @Component
    @Order(10)
    static class OfContact implements Panel<Contact> {

        private final Runs runs;
        private final Surveys surveys;

        OfContact(Runs runs, Surveys surveys) {
            this.runs = runs;
            this.surveys = surveys;
        }

        @Override
        public String title() {
            return "Surveys and answers";
        }

        @Override
        public String authority() {
            return "runs:read";
        }

        @Override
        public String template() {
            return "run/runs-panel";
        }

        @Override
        public Content content(Contact contact) {
            return latest(new RunFilter(null, contact.id(), null, null), runs, surveys);
        }
    }

    @Component
    @Order(10)
    static class OfTicket implements Panel<Ticket> {

        private final Runs runs;
        private final Surveys surveys;

        OfTicket(Runs runs, Surveys surveys) {
            this.runs = runs;
            this.surveys = surveys;
        }

        @Override
        public String title() {
            return "Surveys and answers";
        }

        @Override
        public String authority() {
            return "runs:read";
        }

        @Override
        public String template() {
            return "run/runs-panel";
        }

        @Override
        public Content content(Ticket ticket) {
            return latest(new RunFilter(ticket.externalId(), null, null, null), runs, surveys);
        }
    }

    private static Content latest(RunFilter filter, Runs runs, Surveys surveys) {
        var page = runs.list(filter, null, SHOWN);
        var names = surveys.names(
                page.items().stream().map(RunView::surveyId).distinct().toList());
        return new Content(page.items(), names, page.next() != null);
    }
}
