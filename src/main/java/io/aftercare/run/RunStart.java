package io.aftercare.run;

import io.aftercare.automation.RunProcessId;
import io.aftercare.automation.SurveyStart;
import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.engine.MessageName;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.SurveyRun.Start;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts a run for a contact without a ticket: by API, and as the follow-up of another survey. */
@Service
public class RunStart implements SurveyStart {

    /** While an earlier instance for the contact is at work the engine keeps the message. */
    static final Duration TIME_TO_LIVE = Duration.ofDays(1);

    private final RunRepository runs;
    private final Surveys surveys;
    private final Contacts contacts;
    private final EngineMessages engine;
    private final Clock clock;

    RunStart(RunRepository runs, Surveys surveys, Contacts contacts, EngineMessages engine, Clock clock) {
        this.runs = runs;
        this.surveys = surveys;
        this.contacts = contacts;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Puts the run on record and tells the engine that the survey is due.
     *
     * @throws Refusal {@code survey-not-live}, {@code survey-not-mailed}, {@code unknown-contact} or {@code run-open}
     */
    @Transactional
    @Audited(act = Act.STARTED, kind = "run", subject = "#result", byPeople = true)
    public RunId start(SurveyId surveyId, String contactEmail) {
        var survey = surveys.live(surveyId).orElseThrow(() -> notLive(surveyId.toString()));
        var contact = contacts.findByEmail(contactEmail)
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-contact",
                        "There is no contact with this address. Create it with POST /api/v1/contacts."));
        return start(survey, contact)
                .orElseThrow(() -> Refusal.conflict(
                        "run-open", "The contact has an open run of this survey. Wait for its end or withdraw it."));
    }

    @Override
    @Transactional
    public void start(String idOrName, Contact contact) {
        var survey = StartRequest.parsed(idOrName, SurveyId::of)
                .or(() -> surveys.named(idOrName))
                .flatMap(surveys::live)
                .orElseThrow(() -> notLive(idOrName));
        start(survey, contact);
    }

    /** @return empty if the contact has an open run of the survey */
    private Optional<RunId> start(PublishedSurvey survey, Contact contact) {
        if (survey.definition().web() != null) {
            throw Refusal.unprocessable(
                    "survey-not-mailed",
                    "The survey '%s' is shown on web sites: a run begins when a contact sees it there. Start one that is mailed."
                            .formatted(survey.definition().name()));
        }
        var id = RunId.next();
        var start = new Start(id, survey.id(), survey.version(), null, null, contact.id(), id.toString(), null);
        var now = clock.instant();
        if (!runs.insert(SurveyRun.scheduled(start, now, now))) {
            return Optional.empty();
        }
        engine.publish(due(
                start.runId(),
                start.surveyId(),
                contact.id(),
                survey.definition().runProcess()));
        return Optional.of(id);
    }

    private static Refusal notLive(String survey) {
        return Refusal.unprocessable(
                "survey-not-live",
                "There is no live survey '%s'. Publish it first; GET /api/v1/surveys lists all.".formatted(survey));
    }

    /** @param process the survey's own run process, null for the usual one */
    static EngineMessage due(RunId run, SurveyId survey, ContactId contact, @Nullable String process) {
        return new EngineMessage(
                RunProcessId.startMessage(MessageName.SURVEY_DUE, process),
                survey + ":" + contact,
                MessageName.SURVEY_DUE + ":" + run,
                TIME_TO_LIVE,
                Map.of(
                        ProcessVariable.SURVEY_ID, survey.toString(),
                        ProcessVariable.CONTACT_ID, contact.toString(),
                        ProcessVariable.RUN_ID, run.toString()));
    }
}
