package io.aftercare.engine;

/**
 * Job types of the service tasks in follow-ups: those that lists of actions compile to, and more for designers. Each has
 * an element template in {@code bpmn/.camunda/element-templates}.
 */
public final class FollowUpJobType {

    public static final String MAIL_CONTACT = "mail-contact";
    public static final String MAIL_PEOPLE = "mail-people";
    public static final String OPEN_TICKET = "open-ticket";
    public static final String SET_CONTACT_PROPERTY = "set-contact-property";
    public static final String CALL_WEBHOOK = "call-webhook";
    /** Sets a truth value that a gateway decides by, so that no property becomes a variable. */
    public static final String CHECK_PROPERTY = "check-property";
    /** Opens the answer's ticket again. */
    public static final String REOPEN_TICKET = "reopen-ticket";
    /** Asks the contact by another survey. */
    public static final String START_SURVEY = "start-survey";

    private FollowUpJobType() {}
}
