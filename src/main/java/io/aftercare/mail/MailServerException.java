package io.aftercare.mail;

/**
 * The mail server did not take a mail, for a reason that lies with the server or its settings. The message tells a
 * support lead what happened and what to do, and holds no personal data.
 */
public final class MailServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The cause stays out of it: its text may hold the recipient's address. */
    public MailServerException(String message) {
        super(message);
    }
}
