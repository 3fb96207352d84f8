package io.aftercare.run.web;

import io.aftercare.common.page.Etag;
import io.aftercare.common.page.Panel;
import io.aftercare.crm.Contact;
import io.aftercare.crm.Ticket;
import io.aftercare.run.NoRun;
import io.aftercare.run.RunFilter;
import io.aftercare.run.RunView;
import io.aftercare.run.Runs;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The latest runs of a contact or ticket, for their pages. */
final class RunPanels {

    private static final int SHOWN = 20;

    private RunPanels() {}

    /**
     * @param more whether there are older ones that are left out
     * @param none what to say when there is none
     * @param livePath where to ask whether it has changed; null when nothing more is expected
     */
    public record Content(
            List<RunView> runs,
            Map<SurveyId, String> surveys,
            boolean more,
            String none,
            @Nullable String livePath) {

        Content over() {
            return new Content(runs, surveys, more, none, null);
        }

        /** Changes with what is shown. */
        public String etag() {
            return Etag.of(this);
        }
    }

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
            return latest(RunFilter.of(contact.id()), runs, surveys, () -> "No survey was started yet.", null);
        }
    }

    @Component
    @Order(10)
    static class OfTicket implements Panel<Ticket> {

        private final Runs runs;
        private final Surveys surveys;
        private final NoRun noRun;

        OfTicket(Runs runs, Surveys surveys, NoRun noRun) {
            this.runs = runs;
            this.surveys = surveys;
            this.noRun = noRun;
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
            var latest = latest(
                    RunFilter.ofTicket(ticket.externalId()),
                    runs,
                    surveys,
                    () -> noRun.why(ticket.pipeline(), ticket.closedAt()),
                    "/tickets/%s/runs".formatted(UriUtils.encode(ticket.externalId(), StandardCharsets.UTF_8)));
            var isOpen = latest.runs().stream().anyMatch(run -> run.completedAt() == null);
            return isOpen || noRun.isUnderWay(ticket.closedAt()) ? latest : latest.over();
        }
    }

    private static Content latest(
            RunFilter filter, Runs runs, Surveys surveys, Supplier<String> none, @Nullable String livePath) {
        var page = runs.list(filter, null, SHOWN);
        var names = surveys.names(
                page.items().stream().map(RunView::surveyId).distinct().toList());
        return new Content(
                page.items(), names, page.next() != null, page.items().isEmpty() ? none.get() : "", livePath);
    }
}
