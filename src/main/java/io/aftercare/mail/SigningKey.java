package io.aftercare.mail;

import java.security.PrivateKey;

/**
 * What the mails of a domain are signed with.
 *
 * @param domain the domain that vouches for them
 * @param selector under which the domain publishes the public half
 * @param key an RSA key
 */
public record SigningKey(String domain, String selector, PrivateKey key) {

    /** Leaves the key out of logs. */
    @Override
    public String toString() {
        return "SigningKey[%s of %s]".formatted(selector, domain);
    }
}
