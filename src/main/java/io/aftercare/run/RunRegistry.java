package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketClosed;
import io.aftercare.crm.Tickets;
import io.aftercare.run.Registration.AlreadySurveyed;
import io.aftercare.run.Registration.Refused;
import io.aftercare.run.Registration.Registered;
import io.aftercare.run.SurveyRun.Start;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.RunId;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts runs on record. Both doors, the API and the engine's own, end here and meet the same rules. */
@Service
public class RunRegistry {

    private final RunRepository runs;
    private final Surveys surveys;
    private final Tickets tickets;
    private final Contacts contacts;
    private final HandingOver handingOver;
    private final TicketClosedListener closings;
    private final Clock clock;

    RunRegistry(
            RunRepository runs,
            Surveys surveys,
            Tickets tickets,
            Contacts contacts,
            HandingOver handingOver,
            TicketClosedListener closings,
            Clock clock) {
        this.runs = runs;
        this.surveys = surveys;
        this.tickets = tickets;
        this.contacts = contacts;
        this.handingOver = handingOver;
        this.closings = closings;
        this.clock = clock;
    }

    /** Registers the run of a process instance; the same instance asking again gets the same run. */
    @Transactional
    public Registration register(StartRequest request) {
        var known = known(request);
        if (known.isPresent()) {
            return known.get();
        }
        runs.release(request.processInstanceKey(), request.correlationKey());
        if (request.runId() != null) {
            return attach(request);
        }
        var survey = request.survey().flatMap(surveys::live);
        if (survey.isEmpty()) {
            return new Refused("There is no live survey %s.".formatted(quoted(request.surveyId())));
        }
        if (survey.get().definition().web() != null) {
            return new Refused("The survey is shown on web sites: only Aftercare starts its runs, when it is shown.");
        }
        return handingOver
                .check(request, survey.get())
                .orElseGet(() -> request.ticketId() != null
                        ? registerForTicket(request, survey.get(), request.ticketId())
                        : registerForContact(request, survey.get()));
    }

    private Registration attach(StartRequest request) {
        var attached = request.run()
                .filter(id -> runs.attach(id, request.processInstanceKey(), request.correlationKey()))
                .flatMap(runs::find);
        return attached.map(this::registered)
                .orElseGet(() ->
                        new Refused("The run %s is unknown or has a process.".formatted(quoted(request.runId()))));
    }

    private Registration registerForTicket(StartRequest request, PublishedSurvey survey, String ticketId) {
        var found = tickets.resolve(ticketId);
        if (found.isEmpty()) {
            return new Refused("There is no ticket %s.".formatted(quoted(ticketId)));
        }
        var ticket = found.get();
        if (ticket.contactId().equals(ContactId.ERASED)) {
            return new Refused("The contact of the ticket was erased.");
        }
        if (!ticket.pipeline().equals(survey.definition().pipeline())) {
            return new Refused("The survey is not for tickets of the pipeline '%s'.".formatted(ticket.pipeline()));
        }
        var now = clock.instant();
        var closedAt = request.closed().filter(now::isAfter).orElse(now);
        if (ticket.isOpen() && tickets.markClosed(ticket.id(), closedAt)) {
            closings.startOthers(survey.id(), new TicketClosed(ticket.externalId(), ticket.pipeline(), closedAt));
        }
        return insert(request, start(request, survey, ticket), survey, closedAt);
    }

    private Registration registerForContact(StartRequest request, PublishedSurvey survey) {
        return StartRequest.parsed(request.contactId(), ContactId::of)
                .flatMap(contacts::find)
                .map(contact -> insert(request, start(request, survey, contact), survey, clock.instant()))
                .orElseGet(() -> new Refused("The message names neither a known ticket nor a known contact."));
    }

    /** Whoever was first may have been the same instance, asking twice at once. */
    private Registration insert(StartRequest request, Start start, PublishedSurvey survey, Instant from) {
        var run = SurveyRun.scheduled(
                start, clock.instant(), from.plus(survey.definition().delay()));
        return runs.insert(run) ? new Registered(run, survey) : known(request).orElseGet(AlreadySurveyed::new);
    }

    private Optional<Registration> known(StartRequest request) {
        return runs.findByInstance(request.processInstanceKey(), request.correlationKey())
                .map(this::registered);
    }

    private Registration registered(SurveyRun run) {
        return new Registered(run, surveys.version(run.surveyId(), run.surveyVersion()));
    }

    /** What somebody else wrote, fit for a log and an error message. */
    private static String quoted(@Nullable String text) {
        var shown = String.valueOf(text);
        return "'" + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown) + "'";
    }

    private static Start start(StartRequest request, PublishedSurvey survey, Ticket ticket) {
        return new Start(
                RunId.next(),
                survey.id(),
                survey.version(),
                ticket.id(),
                ticket.externalId(),
                ticket.contactId(),
                request.correlationKey(),
                request.processInstanceKey());
    }

    private static Start start(StartRequest request, PublishedSurvey survey, Contact contact) {
        return new Start(
                RunId.next(),
                survey.id(),
                survey.version(),
                null,
                null,
                contact.id(),
                request.correlationKey(),
                request.processInstanceKey());
    }
}
