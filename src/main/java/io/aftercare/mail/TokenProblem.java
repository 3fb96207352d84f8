package io.aftercare.mail;

import org.jspecify.annotations.Nullable;

/** What is wrong with a personalisation token in a text. */
public sealed interface TokenProblem {

    /** Where the token begins in the text: characters before it. */
    int position();

    /** What is wrong and what to do, in English, for the field that holds the text. */
    String message();

    /** Braces are opened and never closed. */
    record Unclosed(int position) implements TokenProblem {
        @Override
        public String message() {
            return "The token that begins at character %d is not closed: end it with }}.".formatted(position + 1);
        }
    }

    /** Nothing stands in the braces. */
    record Empty(int position) implements TokenProblem {
        @Override
        public String message() {
            return "The token at character %d is empty: write a name in it, such as {{%s}}, or remove it."
                    .formatted(position + 1, Tokens.CONTACT_FIRST_NAME);
        }
    }

    /**
     * There is no such token.
     *
     * @param suggestion the allowed name that is most like it, or null when none is
     */
    record Unknown(int position, String name, @Nullable String suggestion) implements TokenProblem {
        @Override
        public String message() {
            var advice = suggestion == null
                    ? "Choose one from the list of tokens, or remove it."
                    : "Did you mean {{%s}}?".formatted(suggestion);
            return "The token {{%s}} is not known. %s".formatted(name, advice);
        }
    }

    /** There is such a token, but it has no value in this text. */
    record Misplaced(int position, String name) implements TokenProblem {
        @Override
        public String message() {
            return "The token {{%s}} cannot be used in this text: remove it.".formatted(name);
        }
    }
}
