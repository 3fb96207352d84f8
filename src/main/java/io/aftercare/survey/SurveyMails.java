package io.aftercare.survey;

import io.aftercare.mail.MailTemplates;
import io.aftercare.mail.Paragraphs;
import io.aftercare.mail.Rendered;
import io.aftercare.mail.TokenText;
import io.aftercare.mail.TokenText.Token;
import io.aftercare.mail.Tokens;
import io.aftercare.survey.SurveyDefinition.From;
import io.aftercare.survey.SurveyMail.ScoreLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the mail of a survey: for sending, and for every preview. */
@Component
public class SurveyMails {

    private final SurveyTexts texts;
    private final MailTemplates templates;
    private final Optional<From> standardSender;

    SurveyMails(SurveyTexts texts, MailTemplates templates, SurveySettings settings) {
        this.texts = texts;
        this.templates = templates;
        this.standardSender = Optional.ofNullable(settings.sender());
    }

    /**
     * Whom and what a mail is for.
     *
     * @param tokens what stands for a personalisation token; the company's name is known here
     * @param scoreUrl the link of a score
     * @param imageUrl the address of an image, which a mail program can reach
     */
    public record Occasion(
            boolean hasTicket,
            boolean reminder,
            Function<Token, String> tokens,
            IntFunction<String> scoreUrl,
            Function<UUID, String> imageUrl,
            String unsubscribeUrl) {}

    /** A finished mail but for its addresses. */
    public record Written(String subject, Rendered body) {}

    public Written write(SurveyDefinition survey, Occasion occasion) {
        var subject = TokenText.parse(texts.subject(survey)).renderLine(tokens(survey, occasion));
        var mail = new SurveyMail(
                subject,
                survey.language(),
                Direction.of(survey.locale()),
                texts.companyName(survey),
                personal(texts.greeting(survey), survey, occasion),
                Paragraphs.of(personal(texts.introduction(survey, occasion.hasTicket()), survey, occasion)),
                texts.question(survey),
                texts.lowLabel(survey),
                texts.highLabel(survey),
                scores(survey.type(), occasion.scoreUrl()),
                survey.theme().color(),
                survey.theme().onColor(),
                imageUrl(survey, occasion),
                occasion.reminder(),
                occasion.unsubscribeUrl(),
                survey.type().name());
        return new Written(subject, templates.render("survey", survey.locale(), Map.of("mail", mail)));
    }

    /** Whom the mails of the survey come from: its own sender or the configured one. */
    public Optional<From> sender(SurveyDefinition survey) {
        return Optional.ofNullable(survey.sender()).or(() -> standardSender);
    }

    private static @Nullable String imageUrl(SurveyDefinition survey, Occasion occasion) {
        var image = survey.theme().image();
        return image == null ? null : occasion.imageUrl().apply(image);
    }

    private static List<ScoreLink> scores(SurveyType type, IntFunction<String> url) {
        return IntStream.rangeClosed(type.min(), type.max())
                .mapToObj(score -> new ScoreLink(score, url.apply(score)))
                .toList();
    }

    private String personal(String text, SurveyDefinition survey, Occasion occasion) {
        return TokenText.parse(text).render(tokens(survey, occasion));
    }

    private Function<Token, String> tokens(SurveyDefinition survey, Occasion occasion) {
        return token -> token.name().equals(Tokens.COMPANY_NAME)
                ? token.or(texts.companyName(survey))
                : occasion.tokens().apply(token);
    }
}
