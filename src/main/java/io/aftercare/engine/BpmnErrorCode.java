package io.aftercare.engine;

/** Codes of the BPMN errors that workers throw: a business "no" with a named end event, never an incident. */
public final class BpmnErrorCode {

    /** The ticket has had this survey: once per ticket, for ever. */
    public static final String ALREADY_SURVEYED = "already-surveyed";

    /** The start message names a survey or ticket for which no run can be. */
    public static final String RUN_REFUSED = "run-refused";

    /** The contact is not to be mailed now; the variable {@code reason} says why. */
    public static final String SURVEY_NOT_SENT = "survey-not-sent";

    /** The survey of a wave is not live any more: those who were not asked yet are not asked by this wave. */
    public static final String WAVE_STOPPED = "wave-stopped";

    private BpmnErrorCode() {}
}
