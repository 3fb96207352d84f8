package io.aftercare.automation.worker;

import io.aftercare.automation.action.ActionTokens;
import io.aftercare.crm.Ticket;
import io.aftercare.mail.TokenText;
import io.aftercare.mail.TokenText.Token;
import io.aftercare.mail.Tokens;
import io.aftercare.survey.SurveyTexts;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the tokens in the texts of an action stand for: the contact's, the ticket's and the answer's. */
@Component
class AnswerTokens {

    private final SurveyTexts texts;

    AnswerTokens(SurveyTexts texts) {
        this.texts = texts;
    }

    /** A text of several lines, filled in. */
    String text(String source, Answered answered) {
        return TokenText.parse(source).render(values(answered));
    }

    /** A text on one line, filled in. */
    String line(String source, Answered answered) {
        return TokenText.parse(source).renderLine(values(answered));
    }

    private Function<Token, String> values(Answered answered) {
        return token -> token.or(value(token.name(), answered));
    }

    private @Nullable String value(String name, Answered answered) {
        var survey = answered.survey();
        var answer = answered.answer();
        return switch (name) {
            case Tokens.TICKET_SUBJECT -> answered.ticket().map(Ticket::subject).orElse(null);
            case Tokens.TICKET_EXTERNAL_ID ->
                answered.ticket().map(Ticket::externalId).orElse(null);
            case Tokens.SURVEY_NAME -> survey.name();
            case Tokens.COMPANY_NAME -> texts.companyName(survey);
            case ActionTokens.ANSWER_SCORE -> String.valueOf(answer.score());
            case ActionTokens.ANSWER_BAND ->
                texts.bandName(survey, survey.type().bandOf(answer.score()));
            case ActionTokens.ANSWER_COMMENT -> answer.comment();
            default ->
                name.startsWith(Tokens.CONTACT)
                        ? answered.contact()
                                .token(name.substring(Tokens.CONTACT.length()))
                                .orElse(null)
                        : null;
        };
    }
}
