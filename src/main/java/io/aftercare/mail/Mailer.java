package io.aftercare.mail;

/** Hands mails to the SMTP server. */
public interface Mailer {

    /**
     * Sends a mail and waits for the server's answer. What fails otherwise fails before the server is asked.
     *
     * @return accepted, or refused because of the recipient for good
     * @throws MailServerException when the mail was not taken for any other reason, or when the connection broke before
     *     the server said whether it was: send it again later, with the same Message-ID
     */
    Delivery send(Mail mail);
}
