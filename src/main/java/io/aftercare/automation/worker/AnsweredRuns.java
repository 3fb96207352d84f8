package io.aftercare.automation.worker;

import io.aftercare.crm.Contacts;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.Tickets;
import io.aftercare.engine.JobFailure;
import io.aftercare.response.Responses;
import io.aftercare.survey.RunId;
import io.aftercare.survey.Surveys;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what an action is about: the engine knows ids only. */
@Component
class AnsweredRuns {

    private final Responses responses;
    private final Surveys surveys;
    private final Contacts contacts;
    private final Tickets tickets;

    AnsweredRuns(Responses responses, Surveys surveys, Contacts contacts, Tickets tickets) {
        this.responses = responses;
        this.surveys = surveys;
        this.contacts = contacts;
        this.tickets = tickets;
    }

    /** @throws JobFailure if the run, its answer or its contact is not on record */
    AnsweredRun get(ActionJob job) {
        var link = responses.ofRun(job.runId()).orElseThrow(() -> missing(job, "mail"));
        return new AnsweredRun(
                link,
                new Answered(
                        surveys.version(link.surveyId(), link.surveyVersion()).definition(),
                        responses.last(job.runId()).orElseThrow(() -> missing(job, "answer")),
                        contacts.find(link.contactId()).orElseThrow(() -> missing(job, "contact")),
                        ticket(job)));
    }

    /** @return empty if the run, its answer or its contact is not on record */
    Optional<Answered> find(RunId runId, @Nullable String ticket) {
        return responses
                .ofRun(runId)
                .flatMap(link -> responses
                        .last(runId)
                        .flatMap(answer -> contacts.find(link.contactId())
                                .map(contact -> new Answered(
                                        surveys.version(link.surveyId(), link.surveyVersion())
                                                .definition(),
                                        answer,
                                        contact,
                                        resolve(ticket)))));
    }

    Optional<Ticket> ticket(ActionJob job) {
        return resolve(job.ticket());
    }

    private Optional<Ticket> resolve(@Nullable String ticket) {
        return Optional.ofNullable(ticket).flatMap(tickets::resolve);
    }

    private static JobFailure missing(ActionJob job, String what) {
        return new JobFailure("The run %s has no %s on record, so nothing can follow it. Cancel this instance."
                .formatted(job.runId(), what));
    }
}
