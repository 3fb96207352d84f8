package io.aftercare.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a survey was not sent, did not arrive, or ended without an answer. */
public enum SkipReason {
    UNSUBSCRIBED("The contact has unsubscribed from survey mails."),
    BOUNCED("An earlier mail to the contact's address came back."),
    COMPLAINED("The contact marked an earlier mail as spam."),
    ERASED("The contact's data was erased on request, so the address is not mailed again."),
    ASKED_RECENTLY("Another survey was sent to the contact within the “days between surveys” of this one."),
    NOT_A_RECIPIENT(
            "The contact was not among the survey's recipients any more when the mail was due.",
            "The contact is not among the survey's recipients any more."),
    TICKET_REOPENED("The ticket was open again when the survey was due.", "The ticket is open again."),
    SURVEY_PAUSED("The survey was paused when the mail was due.", "The survey is paused."),
    ADDRESS_REFUSED("The mail server refuses the contact's address."),
    CAME_BACK("The mail came back: it could not be delivered."),
    DISMISSED("The contact closed the survey on the web site without answering."),
    WITHDRAWN("The run was withdrawn before the mail was sent.", "The survey was deleted.");

    private final String text;
    private final String now;

    SkipReason(String text) {
        this(text, text);
    }

    SkipReason(String text, String now) {
        this.text = text;
        this.now = now;
    }

    /** In plain words. */
    public String text() {
        return text;
    }

    /** The same of a survey that is not sent yet, and would not be if it were sent now. */
    public String now() {
        return now;
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such reason */
    public static SkipReason ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
