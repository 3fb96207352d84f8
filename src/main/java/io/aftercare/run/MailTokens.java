package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Ticket;
import io.aftercare.mail.TokenText.Token;
import io.aftercare.mail.Tokens;
import io.aftercare.survey.SurveyDefinition;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the tokens in the mail to a contact stand for. */
record MailTokens(Contact contact, Optional<Ticket> ticket, SurveyDefinition survey)
        implements Function<Token, String> {

    @Override
    public String apply(Token token) {
        return token.or(value(token.name()));
    }

    private @Nullable String value(String name) {
        return switch (name) {
            case Tokens.TICKET_SUBJECT -> ticket.map(Ticket::subject).orElse(null);
            case Tokens.TICKET_EXTERNAL_ID -> ticket.map(Ticket::externalId).orElse(null);
            case Tokens.SURVEY_NAME -> survey.name();
            default ->
                name.startsWith(Tokens.CONTACT)
                        ? contact.token(name.substring(Tokens.CONTACT.length())).orElse(null)
                        : null;
        };
    }
}
