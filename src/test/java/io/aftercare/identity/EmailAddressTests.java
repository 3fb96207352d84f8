package io.aftercare.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private record Form(@EmailAddress String email) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "Ann.Lee+survey@mail.example.co.uk",
                "o'brien_1@xn--bcher-kva.example",
                "a@b.xn--p1ai",
                "{{x}}@example.com"
            })
    void acceptsBareAddresses(String email) {
        assertThat(accepts(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ann",
                "ann@",
                "@example.com",
                "ann@localhost",
                "ann@@example.com",
                "ann@b@example.com",
                "Ann <ann@example.com>",
                "<ann@example.com>",
                "\"ann lee\"@example.com",
                "ann@example.com, bob@example.com",
                "ann@example.com;bob@example.com",
                "ann@example.com\r\nBcc: bob@example.com",
                "ann\n@example.com",
                "ann\0@example.com",
                "ann@example.com\n",
                " ann@example.com",
                "ann@example.com ",
                ".ann@example.com",
                "ann.@example.com",
                "a..b@example.com",
                "ann@-example.com",
                "ann@example-.com",
                "ann@example..com",
                "ann@example.com.",
                "ann@[127.0.0.1]",
                "ann@127.0.0.1",
                "ann(comment)@example.com",
                "änn@example.com",
                "ann@exämple.com",
                "an\u212A@example.com",
                "ann@example.c\u0131m"
            })
    void refusesEverythingElse(String email) {
        assertThat(accepts(email)).isFalse();
    }

    @Test
    void boundsTheLength() {
        assertThat(accepts("a".repeat(64) + "@example.com")).isTrue();
        assertThat(accepts("a".repeat(65) + "@example.com")).isFalse();
        assertThat(accepts("a@" + "b234567.".repeat(31) + "com")).isTrue();
        assertThat(accepts("a@" + "b234567.".repeat(32) + "com")).isFalse();
    }

    @Test
    void isQuickOnHostileText() {
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            assertThat(accepts("a.".repeat(500_000) + "@")).isFalse();
            assertThat(accepts("a@" + "a.".repeat(500_000))).isFalse();
            assertThat(accepts("a@" + "a".repeat(200))).isFalse();
        });
    }

    private static boolean accepts(String email) {
        return VALIDATOR.validate(new Form(email)).isEmpty();
    }
}
