package io.aftercare.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who a mail is from.
 *
 * @param name the name to show; encoded where it is not ASCII
 * @param address the mail address
 */
public record Sender(@Nullable String name, String address) {

    /** @throws IllegalArgumentException when the address is none or either has control characters */
    public Sender {
        Headers.requireOneLine("from", address);
        Headers.requireOneLine("from name", name);
        try {
            Headers.address(address, name);
        } catch (AddressException malformed) {
            throw new IllegalArgumentException(
                    "'%s' is not a mail address to send from.".formatted(address), malformed);
        }
    }

    /** Both, as Jakarta Mail wants them. */
    public InternetAddress toInternetAddress() {
        try {
            return Headers.address(address, name);
        } catch (AddressException changed) {
            throw new IllegalStateException("The address was checked before", changed);
        }
    }
}
