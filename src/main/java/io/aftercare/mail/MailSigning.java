package io.aftercare.mail;

import java.util.Optional;

/** Says which mails are signed (DKIM, RFC 6376); who keeps the keys provides it. */
public interface MailSigning {

    /**
     * The key for mails from addresses of a domain; without one they leave unsigned.
     *
     * @param domain in ASCII, in any case
     */
    Optional<SigningKey> keyOf(String domain);
}
