package io.aftercare.run;

import io.aftercare.common.Refusal;
import io.aftercare.response.Answer;
import io.aftercare.run.DraftMails.Links;
import io.aftercare.survey.Direction;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyMails;
import io.aftercare.survey.SurveyTexts;
import io.aftercare.survey.Surveys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** The mails of a draft as they will be; what its author has not finished yet is shown as it is. */
@Service
public class SurveyPreviews {

    private final Surveys surveys;
    private final SurveyMails mails;
    private final SurveyTexts texts;
    private final DraftMails drafts;
    private final RunMails runMails;
    private final Clock clock;

    SurveyPreviews(
            Surveys surveys, SurveyMails mails, SurveyTexts texts, DraftMails drafts, RunMails runMails, Clock clock) {
        this.surveys = surveys;
        this.mails = mails;
        this.texts = texts;
        this.drafts = drafts;
        this.runMails = runMails;
        this.clock = clock;
    }

    /**
     * The mail to a contact. Its links lead to previews of the pages; they and its images are of this host.
     *
     * @throws Refusal {@code unknown-survey}, {@code contact-not-found} or {@code ticket-not-found}
     */
    public MailPreview mail(SurveyId id, Viewing viewing, boolean reminder) {
        var audience = drafts.audience(viewing);
        var survey = DraftMails.translated(surveys.get(id).draft(), viewing, audience);
        var written = drafts.write(survey, audience, reminder, links(id, survey.language()));
        return new MailPreview(
                mails.sender(survey).orElse(null),
                audience.contact().email(),
                survey.language(),
                Direction.of(survey.locale()),
                written.subject(),
                written.body().html(),
                written.body().text(),
                DraftMails.hasExampleTicket(survey, audience));
    }

    /**
     * The HTML of the mail to the owners, of an answer that nobody gave.
     *
     * @throws Refusal as {@link #mail}
     */
    public String notification(SurveyId id, Viewing viewing, Sentiment sentiment) {
        var survey = surveys.get(id).draft();
        var audience = drafts.audience(viewing);
        var now = clock.instant();
        var answer = new Answer(
                survey.type().exampleOf(sentiment), texts.texts(survey).get("example.comment"), now, now);
        return runMails.notification(survey, audience.contact(), drafts.ticket(survey, audience), answer, null)
                .body()
                .html();
    }

    private static Links links(SurveyId id, String language) {
        var pages = "/surveys/" + id + "/preview/";
        var in = "language=" + URLEncoder.encode(language, StandardCharsets.UTF_8);
        return new Links(
                score -> pages + "question?score=" + score + "&" + in,
                image -> "/images/" + image,
                pages + "unsubscribe?" + in);
    }
}
