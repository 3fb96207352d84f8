package io.aftercare.automation.worker;

import io.aftercare.engine.JobFailure;
import io.aftercare.identity.User;
import io.aftercare.mail.Mail;
import io.aftercare.mail.MailHeaders;
import io.aftercare.mail.MailTemplates;
import io.aftercare.mail.Paragraphs;
import io.aftercare.mail.Rendered;
import io.aftercare.mail.Sender;
import io.aftercare.response.AnswerUrls;
import io.aftercare.survey.Direction;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyMails;
import io.aftercare.survey.SurveyTexts;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the mails of follow-ups; written twice for a job it is the same mail. */
@Component
class FollowUpMails {

    private record Written(String subject, Rendered body) {}

    private final SurveyMails surveyMails;
    private final SurveyTexts texts;
    private final MailTemplates templates;
    private final ActionPlans plans;
    private final AnswerUrls urls;

    FollowUpMails(
            SurveyMails surveyMails, SurveyTexts texts, MailTemplates templates, ActionPlans plans, AnswerUrls urls) {
        this.surveyMails = surveyMails;
        this.texts = texts;
        this.templates = templates;
        this.plans = plans;
        this.urls = urls;
    }

    /** The mail to the contact, in the language of the survey's mail. */
    Mail toContact(ActionJob job, AnsweredRun answered) {
        var survey = answered.about().survey().in(answered.link().language());
        var unsubscribe = urls.unsubscribe(answered.link());
        var written = write(job, answered, survey, unsubscribe);
        var from = sender(survey);
        return new Mail(
                messageId(job, "contact", from),
                from,
                answered.contact().email(),
                answered.contact().displayName(),
                written.subject(),
                written.body().html(),
                written.body().text(),
                MailHeaders.ofFeedbackMail(
                        URI.create(unsubscribe), answered.link().surveyId() + ":follow-up:aftercare"));
    }

    /** The mail to one of the company's people. */
    Mail toUser(ActionJob job, AnsweredRun answered, User user) {
        var survey = answered.about().survey();
        var written = write(job, answered, survey, null);
        var from = sender(survey);
        return new Mail(
                messageId(job, user.id().toString(), from),
                from,
                user.email(),
                user.name(),
                written.subject(),
                written.body().html(),
                written.body().text(),
                MailHeaders.ofNotification());
    }

    private Written write(
            ActionJob job, AnsweredRun answered, SurveyDefinition survey, @Nullable String unsubscribeUrl) {
        var text = plans.mail(job, answered.about());
        var mail = new FollowUpMail(
                text.subject(),
                survey.language(),
                Direction.of(survey.locale()),
                texts.companyName(survey),
                survey.theme().color(),
                Paragraphs.of(text.body()),
                survey.type().key(),
                unsubscribeUrl);
        return new Written(text.subject(), templates.render("follow-up", survey.locale(), Map.of("mail", mail)));
    }

    /** @throws JobFailure if the survey has none any more */
    Sender sender(SurveyDefinition survey) {
        return surveyMails
                .sender(survey)
                .map(from -> new Sender(from.name(), from.address()))
                .orElseThrow(() -> new JobFailure(
                        "The survey '%s' has no sender any more. Set aftercare.survey.sender, then try again."
                                .formatted(survey.name())));
    }

    private static String messageId(ActionJob job, String recipient, Sender from) {
        return "<follow-up.%s.%d.%s@%s>"
                .formatted(
                        job.runId(),
                        job.key(),
                        recipient,
                        from.address().substring(from.address().indexOf('@') + 1));
    }
}
