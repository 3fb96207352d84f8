package io.aftercare.response;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes what nobody can guess: 144 random bits, in letters that an address can carry. */
final class LinkToken {

    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkToken() {}

    static String next() {
        var bits = new byte[18];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
