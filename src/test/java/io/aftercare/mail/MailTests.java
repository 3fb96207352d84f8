package io.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.internet.AddressException;
import java.net.URI;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTests {

    private static final String ID = "<run-1@aftercare.example>";

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nBcc: eve@example.com", "x\ny", "x\ry", "x\0y", "x\u0085y", "x\ty"})
    void refusesControlCharactersInAllThatBecomesAHeader(String injected) {
        assertRefused(() -> mail(ID, "ada@example.com", injected, "Hello", Map.of()));
        assertRefused(() -> mail(ID, "ada@example.com", "Ada", injected, Map.of()));
        assertRefused(() -> mail(ID, injected, "Ada", "Hello", Map.of()));
        assertRefused(() -> mail("<" + injected + "@x>", "ada@example.com", "Ada", "Hello", Map.of()));
        assertRefused(() -> mail(ID, "ada@example.com", "Ada", "Hello", Map.of("Feedback-ID", injected)));
        assertRefused(() -> mail(ID, "ada@example.com", "Ada", "Hello", Map.of(injected, "x")));
        assertRefused(() -> new Sender(injected, "support@example.com"));
        assertRefused(() -> new Sender(null, injected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"To", "bcc", "CC", "Message-Id", "Content-Type", "Subject", "", "a b", "a:b", "\u00fc"})
    void refusesHeadersThatAreMadeFromTheRestOrMalformed(String name) {
        assertRefused(() -> mail(ID, "ada@example.com", "Ada", "Hello", Map.of(name, "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run-1@x", "<run-1>", "<a@b> <c@d>", "<a b@c>"})
    void refusesAMalformedMessageId(String messageId) {
        assertRefused(() -> mail(messageId, "ada@example.com", "Ada", "Hello", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@exa mple.com",
                "a,b@example.com",
                "ada@a@b",
                "Ada <ada@example.com>"
            })
    void refusesASenderWithoutAnAddress(String address) {
        assertRefused(() -> new Sender("Support", address));
    }

    @Test
    void writesTheDomainInAscii() throws AddressException {
        assertThat(mail(ID, "ada@b\u00fccher.example", null, "Hello", Map.of())
                        .recipient()
                        .getAddress())
                .isEqualTo("ada@xn--bcher-kva.example");
    }

    @Test
    void neverCutsALetterDownToAnotherOne() {
        // U+0161, cut to eight bits, is the letter a.
        assertThatExceptionOfType(AddressException.class)
                .isThrownBy(() ->
                        mail(ID, "\u0161@example.com", null, "Hello", Map.of()).recipient());
    }

    @Test
    void takesNoAddressForAName() throws AddressException {
        assertThat(mail(ID, "ada@example.com", "ada@example.com", "Hello", Map.of())
                        .recipient()
                        .toString())
                .isEqualTo("ada@example.com");
    }

    @Test
    void saysThatItIsAFeedbackMail() {
        var headers = MailHeaders.ofFeedbackMail(URI.create("https://a.example/u/1"), "1:feedback:aftercare");

        assertThat(mail(ID, "ada@example.com", "Ada", "Hello", headers).headers())
                .containsEntry("List-Unsubscribe", "<https://a.example/u/1>")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .containsEntry("Auto-Submitted", "auto-generated")
                .containsEntry("Feedback-ID", "1:feedback:aftercare");
        assertThat(MailHeaders.ofNotification()).containsOnlyKeys("Auto-Submitted");
    }

    private static Mail mail(
            String id, String to, @Nullable String toName, String subject, Map<String, String> headers) {
        return new Mail(id, new Sender("Support", "support@example.com"), to, toName, subject, "<p>", "text", headers);
    }

    private static void assertRefused(ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making);
    }
}
