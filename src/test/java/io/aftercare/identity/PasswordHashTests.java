package io.aftercare.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The hashes that are kept; tests of the whole application make cheaper ones. */
class PasswordHashTests {

    private static final String PASSWORD = "correct horse battery staple";

    private final PasswordEncoder encoder = new IdentityConfiguration().passwordEncoder();

    @Test
    void nameTheirAlgorithmAndFitOnlyTheirPassword() {
        var hash = encoder.encode(PASSWORD);

        assertThat(hash).startsWith("{pbkdf2@SpringSecurity_v5_8}");
        assertThat(encoder.matches(PASSWORD, hash)).isTrue();
        assertThat(encoder.matches(PASSWORD + ".", hash)).isFalse();
        assertThat(encoder.upgradeEncoding(hash)).isFalse();
    }

    @Test
    void areSalted() {
        assertThat(encoder.encode(PASSWORD)).isNotEqualTo(encoder.encode(PASSWORD));
    }
}
