package io.aftercare.run;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.Contacts;
import io.aftercare.response.AnswerLink;
import io.aftercare.response.Responses;
import io.aftercare.survey.Direction;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyMails;
import io.aftercare.survey.SurveyMails.Occasion;
import io.aftercare.survey.Surveys;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The mail of a run once more. Mails are not kept: it is written again from the version and in the language it was sent
 * in, with what is known of contact and ticket now.
 */
@Service
public class SentMails {

    /** Whoever looks must not answer as the contact. */
    private static final String NOWHERE = "#";

    private final Runs runs;
    private final Surveys surveys;
    private final SurveyMails mails;
    private final RunMails runMails;
    private final Contacts contacts;
    private final Responses responses;

    SentMails(
            Runs runs, Surveys surveys, SurveyMails mails, RunMails runMails, Contacts contacts, Responses responses) {
        this.runs = runs;
        this.surveys = surveys;
        this.mails = mails;
        this.runMails = runMails;
        this.contacts = contacts;
        this.responses = responses;
    }

    /**
     * Its links lead nowhere, its images are of this host.
     *
     * @return empty if the mail was not sent
     * @throws Refusal {@code unknown-run}
     */
    public Optional<MailPreview> of(RunId id) {
        var run = runs.record(id);
        return run.isSent() && !run.shown()
                ? responses
                        .ofRun(id)
                        .flatMap(link -> contacts.find(run.contactId()).map(contact -> write(run, contact, link)))
                : Optional.empty();
    }

    private MailPreview write(SurveyRun run, Contact contact, AnswerLink link) {
        var survey = surveys.version(run.surveyId(), run.surveyVersion())
                .definition()
                .in(link.language());
        var ticket = runMails.ticket(run);
        var tokens = new MailTokens(contact, ticket, survey);
        var written = mails.write(
                survey,
                new Occasion(
                        ticket.isPresent(), false, tokens, score -> NOWHERE, image -> "/images/" + image, NOWHERE));
        return new MailPreview(
                mails.sender(survey).orElse(null),
                contact.email(),
                survey.language(),
                Direction.of(survey.locale()),
                written.subject(),
                written.body().html(),
                written.body().text(),
                false);
    }
}
