package io.aftercare.insight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * How far the surveys of a period came, from closed tickets to runs that are completed, and what was lost on the
 * way (R61). It is about what was registered in the period, while figures are about what was sent in it.
 *
 * @param steps in their order; without those before the mail where a language restricts, as only mails have one; without
 *     closed tickets where none starts the surveys
 * @param withoutTicket how many of the registered runs were started for a contact, not by a ticket
 */
public record Funnel(List<Step> steps, long withoutTicket) {

    /** Whether its first step counts tickets. */
    public boolean beginsWithTickets() {
        return steps.getFirst().stage() == Stage.CLOSED;
    }

    /** The steps from a closed ticket to a completed run: answered, and all that follows is done. */
    public enum Stage {
        CLOSED("Tickets closed"),
        REGISTERED("Surveys registered"),
        SENT("Sent"),
        ANSWERED("Answered"),
        COMMENTED("With a comment"),
        FOLLOWED_UP("Completed");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param count how many came this far: tickets at first, then runs
     * @param losses of those who came to the step before (completed: of the answered), why not to this one; most first
     */
    public record Step(Stage stage, long count, List<Loss> losses) {}

    /**
     * @param code a stable word
     * @param reason the same in plain words
     */
    public record Loss(String code, String reason, long count) {}
}
