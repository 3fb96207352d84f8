package io.aftercare.response;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Makes what nobody can guess: 144 random bits, in letters that an address can carry. */
final class LinkToken {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Longer than ours, for those of other versions. */
    private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private LinkToken() {}

    /** Whether it can be one of ours. What else is sent as one need not be looked for. */
    static boolean isPossible(String token) {
        return POSSIBLE.matcher(token).matches();
    }

    static String next() {
        var bits = new byte[18];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
