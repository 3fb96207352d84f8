package io.aftercare.engine;

/** Names of the messages that the models in {@code bpmn/} wait for. A test holds them against the models. */
public final class MessageName {

    /** Starts a run for a ticket; correlation key {@code {surveyId}:{ticketId}}, variables of the same names. */
    public static final String TICKET_CLOSED = "ticket-closed";

    /** Starts a run for a contact; correlation key {@code {surveyId}:{contactId}}, variables and {@code runId}. */
    public static final String SURVEY_DUE = "survey-due";

    /** The respondent gave a score; correlation key {@code {runId}}. */
    public static final String SURVEY_ANSWERED = "survey-answered";

    /** The respondent gave a comment; correlation key {@code {runId}}. */
    public static final String COMMENT_GIVEN = "comment-given";

    /** Ends a run; correlation key {@code {runId}} if its start message had one, else that message's key. */
    public static final String SURVEY_WITHDRAWN = "survey-withdrawn";

    /** Ends a run that waits for its answer, as its mail came back; correlation key {@code {runId}}. */
    public static final String SURVEY_UNDELIVERABLE = "survey-undeliverable";

    /** Starts a wave of a survey that recurs; correlation key {@code {surveyId}}, variables and {@code waveId}. */
    public static final String WAVE_DUE = "wave-due";

    private MessageName() {}
}
