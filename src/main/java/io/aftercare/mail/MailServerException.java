package io.aftercare.mail;

/**
 * The mail server did not take a mail, for a reason that lies with the server or its settings. The message tells a
 * support lead what happened and what to do, and holds no personal data.
 */
public final class MailServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean mayBeOut;

    /**
     * The cause stays out of it: its text may hold the recipient's address.
     *
     * @param reason what happened and what to do, without a full stop
     * @param mayBeOut see {@link #mayBeOut()}
     */
    public MailServerException(String reason, boolean mayBeOut) {
        super(reason + ".");
        this.reason = reason;
        this.mayBeOut = mayBeOut;
    }

    /** The message without its full stop, for a sentence that goes on. */
    public String reason() {
        return reason;
    }

    /** Whether the server may have taken the mail all the same: it got all of it, and its answer was not heard. */
    public boolean mayBeOut() {
        return mayBeOut;
    }
}
