package io.aftercare.engine;

/** Codes of the BPMN errors that tasks of follow-ups throw: a business "no", never an incident. */
public final class FollowUpErrorCode {

    /** The contact is not to be mailed: unsubscribed, suppressed, without an address, or erased. */
    public static final String CONTACT_NOT_MAILED = "contact-not-mailed";

    /** The answer is about no ticket, so that none can be opened again. */
    public static final String NO_TICKET = "no-ticket";

    private FollowUpErrorCode() {}
}
