package io.aftercare.run;

import io.aftercare.mail.TokenText.Token;
import io.aftercare.mail.Tokens;
import java.util.Set;
import java.util.function.Function;

/**
 * What tokens stand for in a mail that an author looks at: what they stand for in the real one, but a token that does not
 * exist or waits for a contact or a ticket is shown as it was written.
 *
 * @param names the tokens that exist
 */
record DraftTokens(Audience audience, MailTokens values, Set<String> names) implements Function<Token, String> {

    @Override
    public String apply(Token token) {
        if (!names.contains(token.name())) {
            return token.source();
        }
        var filled = values.apply(token);
        return filled.isBlank() && isWaiting(token.name()) ? token.source() : filled;
    }

    private boolean isWaiting(String name) {
        return name.startsWith(Tokens.CONTACT)
                ? audience.isExample()
                : values.ticket().isEmpty();
    }
}
