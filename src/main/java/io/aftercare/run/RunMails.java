package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.Tickets;
import io.aftercare.identity.User;
import io.aftercare.mail.Mail;
import io.aftercare.mail.MailHeaders;
import io.aftercare.mail.MailTemplates;
import io.aftercare.mail.Sender;
import io.aftercare.response.Answer;
import io.aftercare.response.AnswerLink;
import io.aftercare.response.AnswerUrls;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDefinition.From;
import io.aftercare.survey.SurveyMails;
import io.aftercare.survey.SurveyMails.Occasion;
import io.aftercare.survey.SurveyMails.Written;
import io.aftercare.survey.SurveyTexts;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the mails of a run: the survey, its reminder and the owners' notifications. */
@Component
class RunMails {

    /** Where the links of an example lead. */
    private static final String NOWHERE = "#";

    private final SurveyMails mails;
    private final SurveyTexts texts;
    private final MailTemplates templates;
    private final Tickets tickets;
    private final AnswerUrls urls;
    private final ReturnPath returnPath;

    RunMails(
            SurveyMails mails,
            SurveyTexts texts,
            MailTemplates templates,
            Tickets tickets,
            AnswerUrls urls,
            ReturnPath returnPath) {
        this.mails = mails;
        this.texts = texts;
        this.templates = templates;
        this.tickets = tickets;
        this.urls = urls;
        this.returnPath = returnPath;
    }

    /** The survey's mail or its reminder; written twice for a run it is the same mail. */
    Mail survey(
            SurveyRun run,
            PublishedSurvey survey,
            Contact contact,
            Optional<Ticket> ticket,
            AnswerLink link,
            boolean reminder) {
        var definition = survey.definition().in(link.language());
        var written = mails.write(
                definition,
                new Occasion(
                        ticket.isPresent(),
                        reminder,
                        new MailTokens(contact, ticket, definition),
                        score -> definition.anonymous() ? urls.anonymousScore(link, score) : urls.score(link, score),
                        urls::image,
                        urls.unsubscribe(link)));
        var from = sender(definition);
        var surveyId = RunMessageId.of(RunMessageId.SURVEY, run.id(), from.address());
        return new Mail(
                reminder ? RunMessageId.of(RunMessageId.REMINDER, run.id(), from.address()) : surveyId,
                new Sender(from.name(), from.address()),
                contact.email(),
                contact.displayName(),
                written.subject(),
                written.body().html(),
                written.body().text(),
                headers(link, reminder ? surveyId : null),
                returnPath.of(run.id(), contact.email()).orElse(null));
    }

    /** What one owner is told of an answer. */
    Mail notification(SurveyRun run, PublishedSurvey survey, Contact contact, Answer answer, User owner) {
        var definition = survey.definition();
        var written = notification(definition, contact, ticket(run), answer, run.id());
        var from = sender(definition);
        return new Mail(
                RunMessageId.of("notification." + owner.id(), run.id(), from.address()),
                new Sender(from.name(), from.address()),
                owner.email(),
                owner.name(),
                written.subject(),
                written.body().html(),
                written.body().text(),
                MailHeaders.ofNotification());
    }

    /** What owners are told of an answer. @param run null for one that is only an example */
    Written notification(
            SurveyDefinition survey, Contact contact, Optional<Ticket> ticket, Answer answer, @Nullable RunId run) {
        var view = NotificationMail.of(survey, texts, contact, ticket, answer, run == null ? NOWHERE : urls.run(run));
        return new Written(view.subject(), templates.render("notification", survey.locale(), Map.of("mail", view)));
    }

    private Map<String, String> headers(AnswerLink link, @Nullable String inReplyTo) {
        var headers = new LinkedHashMap<>(MailHeaders.ofFeedbackMail(
                URI.create(urls.unsubscribe(link)), link.surveyId() + ":feedback:aftercare"));
        if (inReplyTo != null) {
            headers.put("In-Reply-To", inReplyTo);
            headers.put("References", inReplyTo);
        }
        return headers;
    }

    /** The ticket that the run asks about, if it has one. */
    Optional<Ticket> ticket(SurveyRun run) {
        return Optional.ofNullable(run.ticketId()).flatMap(tickets::find);
    }

    private From sender(SurveyDefinition survey) {
        return mails.sender(survey)
                .orElseThrow(() -> new IllegalStateException("A published survey has a sender, this one lost it"));
    }
}
