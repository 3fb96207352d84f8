package io.aftercare.sendingdomain;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** To make a key takes a second, so the domains of all tests share these in turn. */
@TestConfiguration(proxyBeanMethods = false)
public class FewKeyPairs {

    private static final int FEW = 3;

    @Bean
    @Primary
    KeyPairs fewKeyPairs(KeyPairs real) {
        return new InTurn(real)::next;
    }

    private static final class InTurn {

        private final KeyPairs real;
        private final List<KeyPair> made = new ArrayList<>();
        private int given;

        private InTurn(KeyPairs real) {
            this.real = real;
        }

        private synchronized KeyPair next() {
            if (made.size() < FEW) {
                made.add(real.next());
            }
            return made.get(given++ % FEW);
        }
    }
}
