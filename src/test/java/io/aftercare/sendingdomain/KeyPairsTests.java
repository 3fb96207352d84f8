package io.aftercare.sendingdomain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;

/** The keys of domains; tests of the whole application share a few of them. */
class KeyPairsTests {

    private final KeyPairs pairs = new SendingDomainConfiguration().keyPairs();

    @Test
    void haveTheLengthThatReceiversAskForAndAreNeverTheSame() {
        var first = (RSAPublicKey) pairs.next().getPublic();
        var second = (RSAPublicKey) pairs.next().getPublic();

        assertThat(first.getModulus().bitLength()).isEqualTo(2_048);
        assertThat(second.getModulus()).isNotEqualTo(first.getModulus());
    }
}
