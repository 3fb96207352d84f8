package io.aftercare.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an erased address is known by again: HMAC-SHA256 with this installation's own salt. Who has the whole database can
 * try addresses; who has the hashes alone cannot.
 */
final class AddressHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private volatile byte @Nullable [] salt;

    AddressHash(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param address in lower case */
    byte[] of(String address) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt(), ALGORITHM));
            return mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, missing);
        }
    }

    private byte[] salt() {
        var known = salt;
        if (known == null) {
            known = jdbc.sql("select salt from address_salt")
                    .query(byte[].class)
                    .single();
            salt = known;
        }
        return known;
    }
}
