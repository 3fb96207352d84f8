package io.aftercare.engine;

import java.util.Set;

/** Process variables: ids and small facts only, never a name, an address or a comment. */
public final class ProcessVariable {

    public static final String RUN_ID = "runId";
    public static final String SURVEY_ID = "surveyId";
    /** The ticket's external id; its UUID is understood too. */
    public static final String TICKET_ID = "ticketId";

    public static final String CONTACT_ID = "contactId";
    /** When the ticket was closed, ISO 8601; a client that publishes {@code ticket-closed} itself may leave it out. */
    public static final String CLOSED_AT = "closedAt";
    /** When the delay is over, ISO 8601. */
    public static final String SEND_AT = "sendAt";
    /** When to remind, ISO 8601, or null for never. */
    public static final String REMINDER_AT = "reminderAt";
    /** When waiting for an answer ends, ISO 8601. */
    public static final String EXPIRES_AT = "expiresAt";
    /** How long to wait for a comment after the score, ISO 8601 duration. */
    public static final String COMMENT_WINDOW = "commentWindow";
    /** Process ids by sentiment: {@code negative}, {@code neutral}, {@code positive}; absent for no follow-up. */
    public static final String FOLLOW_UPS = "followUps";
    /** Whether an answer had been accepted when the wait ended. */
    public static final String ANSWERED = "answered";

    public static final String SCORE = "score";
    public static final String BAND = "band";
    public static final String SENTIMENT = "sentiment";
    public static final String HAS_COMMENT = "hasComment";
    /** Why a run ended without a survey being sent. */
    public static final String REASON = "reason";

    public static final String WAVE_ID = "waveId";
    /** How many runs of a wave are still to be started. */
    public static final String REMAINING = "remaining";
    /** How long to wait before more runs of a wave are started, ISO 8601 duration. */
    public static final String PAUSE = "pause";

    private static final Set<String> ABOUT = Set.of(RUN_ID, SURVEY_ID, CONTACT_ID, TICKET_ID);

    private ProcessVariable() {}

    /** The names of those that say whom a run is about. They are set when it starts, and never changed. */
    public static Set<String> about() {
        return ABOUT;
    }
}
