package io.aftercare.sendingdomain;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Makes the key pairs that sign a domain's mails. */
@FunctionalInterface
interface KeyPairs {

    KeyPair next();

    /** @param bits RFC 8301, 3.2: at least 1024, and 2048 where one can */
    static KeyPairs rsa(int bits) {
        return () -> {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(bits);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every Java makes RSA keys", impossible);
            }
        };
    }
}
