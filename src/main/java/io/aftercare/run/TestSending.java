package io.aftercare.run;

import io.aftercare.common.Refusal;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import io.aftercare.mail.Delivery;
import io.aftercare.mail.Mail;
import io.aftercare.mail.MailHeaders;
import io.aftercare.mail.MailServerException;
import io.aftercare.mail.Mailer;
import io.aftercare.mail.Sender;
import io.aftercare.response.AnswerUrls;
import io.aftercare.response.TestLink;
import io.aftercare.response.TestLinks;
import io.aftercare.run.DraftMails.Links;
import io.aftercare.survey.SurveyDefinition.From;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyMails;
import io.aftercare.survey.SurveyMails.Written;
import io.aftercare.survey.Surveys;
import java.net.URI;
import org.springframework.stereotype.Service;

/**
 * Sends the mail of a draft to one of the company's own people, never to a contact. It leaves at once or not at all, and
 * no run, no answer and nothing in the engine comes of it.
 */
@Service
public class TestSending {

    private static final String MARK = "[Test] ";

    private final Surveys surveys;
    private final Users users;
    private final SurveyMails mails;
    private final DraftMails drafts;
    private final TestLinks links;
    private final AnswerUrls urls;
    private final Mailer mailer;

    TestSending(
            Surveys surveys,
            Users users,
            SurveyMails mails,
            DraftMails drafts,
            TestLinks links,
            AnswerUrls urls,
            Mailer mailer) {
        this.surveys = surveys;
        this.users = users;
        this.mails = mails;
        this.drafts = drafts;
        this.links = links;
        this.urls = urls;
        this.mailer = mailer;
    }

    /** A test that the mail server has taken. */
    public record Sent(String to, String subject) {}

    /**
     * Sends a test.
     *
     * @param viewing whose values stand in the mail
     * @param to the address of a user
     * @throws Refusal {@code unknown-survey}, {@code unknown-user}, {@code contact-not-found}, {@code ticket-not-found},
     *     {@code survey-not-mailed}, {@code sender-missing}, {@code too-many-tests}, {@code address-refused} or {@code mail-server-away}
     */
    public Sent send(SurveyId id, Viewing viewing, String to) {
        var user = users.byEmail(to)
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-user",
                        "No user has the address %s. Tests go to users only; choose one.".formatted(to)));
        var audience = drafts.audience(viewing);
        var survey = DraftMails.translated(surveys.get(id).draft(), viewing, audience);
        if (survey.web() != null) {
            throw Refusal.unprocessable(
                    "survey-not-mailed",
                    "This survey is shown on web sites, so there is no mail to test. Look at its preview.");
        }
        var from = mails.sender(survey)
                .orElseThrow(() -> Refusal.unprocessable(
                        "sender-missing",
                        "The survey has no sender. Choose whom its mails come from, then try again."));
        var link = links.open(id, survey, user.email());
        var mail = mail(link, drafts.write(survey, audience, false, links(link)), from, user);
        deliver(mail);
        return new Sent(user.email(), mail.subject());
    }

    private void deliver(Mail mail) {
        try {
            if (mailer.send(mail) instanceof Delivery.Refused refused) {
                throw Refusal.unprocessable(
                        "address-refused",
                        "The mail server takes no mail to %s: %s. The test was not sent. Ask an admin to correct the address."
                                .formatted(mail.to(), refused.reason()));
            }
        } catch (MailServerException away) {
            throw Refusal.conflict(
                    "mail-server-away", "The test was not sent. %s. Then send it again.".formatted(away.reason()));
        }
    }

    private Links links(TestLink link) {
        return new Links(score -> urls.score(link, score), urls::image, urls.unsubscribe(link));
    }

    /** With the headers of the real one; to unsubscribe by them does nothing either. */
    private Mail mail(TestLink link, Written written, From from, User user) {
        return new Mail(
                "<test.%s@%s>"
                        .formatted(
                                link.token(),
                                from.address().substring(from.address().indexOf('@') + 1)),
                new Sender(from.name(), from.address()),
                user.email(),
                user.name(),
                MARK + written.subject(),
                written.body().html(),
                written.body().text(),
                MailHeaders.ofFeedbackMail(URI.create(urls.unsubscribe(link)), link.surveyId() + ":test:aftercare"));
    }
}
