package io.aftercare.mail;

import java.util.Set;

/** The names of personalisation tokens (R25); a contact's other properties are {@code contact.<property name>}. */
public final class Tokens {

    /** What every token of a contact begins with. */
    public static final String CONTACT = "contact.";

    public static final String CONTACT_FIRST_NAME = CONTACT + "first_name";
    public static final String CONTACT_LAST_NAME = CONTACT + "last_name";
    public static final String CONTACT_EMAIL = CONTACT + "email";
    public static final String TICKET_SUBJECT = "ticket.subject";
    public static final String TICKET_EXTERNAL_ID = "ticket.external_id";
    public static final String COMPANY_NAME = "company.name";
    public static final String SURVEY_NAME = "survey.name";

    /** All of these. */
    public static final Set<String> NAMES = Set.of(
            CONTACT_FIRST_NAME,
            CONTACT_LAST_NAME,
            CONTACT_EMAIL,
            TICKET_SUBJECT,
            TICKET_EXTERNAL_ID,
            COMPANY_NAME,
            SURVEY_NAME);

    private Tokens() {}

    /** The token of a contact's property. */
    public static String ofContactProperty(String property) {
        return CONTACT + property;
    }

    /** A regular expression of PostgreSQL: it finds this token in texts, be they written as JSON or XML. */
    public static String patternOfContactProperty(String property) {
        return "\\{\\{[^{}|]*" + ofContactProperty(property).replace(".", "\\.") + "\\y";
    }
}
