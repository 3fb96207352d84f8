package io.aftercare.insight;

import io.aftercare.insight.Funnel.Loss;
import io.aftercare.insight.Funnel.Stage;
import io.aftercare.run.RunState;
import io.aftercare.run.SkipReason;
import org.jspecify.annotations.Nullable;

/**
 * What became of some runs.
 *
 * @param reason why they were not sent or did not arrive, null for those that did or may
 * @param hasTicket whether they ask about a ticket
 * @param runs how many they are
 */
record Fate(
        RunState state,
        @Nullable SkipReason reason,
        boolean sent,
        boolean answered,
        boolean commented,
        boolean hasTicket,
        long runs) {

    /** Of {@code fate_sum}. */
    static final String COLUMNS = "state, reason, sent, answered, commented, has_ticket";

    /** The same of runs. */
    static final String COUNTED =
            "state, reason, sent_at is not null as sent, score is not null or answered_anonymously as answered, "
                    + "commented, pipeline is not null as has_ticket";

    /** Whether they came this far. */
    boolean reached(Stage stage) {
        return switch (stage) {
            case CLOSED -> hasTicket;
            case REGISTERED -> true;
            case SENT -> (sent && state != RunState.UNDELIVERABLE) || answered;
            case ANSWERED -> answered;
            case COMMENTED -> answered && commented;
            case FOLLOWED_UP -> answered && state == RunState.COMPLETED;
        };
    }

    /** Why they did not come to this stage, but to the one before. */
    Loss loss(Stage stage) {
        return switch (stage) {
            case CLOSED, REGISTERED -> loss("not-registered", "Not registered.");
            case SENT -> notSent();
            case ANSWERED -> notAnswered();
            case COMMENTED -> loss("score-only", "A score without a comment, or an anonymous answer.");
            case FOLLOWED_UP ->
                state == RunState.ANSWERED
                        ? loss("at-work", "The comment is waited for, or the follow-up is at work.")
                        : loss("withdrawn", "Withdrawn after the answer.");
        };
    }

    private Loss notSent() {
        if (state == RunState.SCHEDULED) {
            return loss("scheduled", "Waits for its time.");
        }
        var why = reason == null ? SkipReason.WITHDRAWN : reason;
        return loss(why.key(), why.text());
    }

    private Loss notAnswered() {
        return switch (state) {
            case SENT -> loss("waiting", "Waits for an answer.");
            case EXPIRED ->
                reason == SkipReason.DISMISSED
                        ? loss(reason.key(), reason.text())
                        : loss("expired", "Nobody answered in time.");
            default -> loss("withdrawn", "Withdrawn after the mail.");
        };
    }

    private Loss loss(String code, String words) {
        return new Loss(code, words, runs);
    }
}
