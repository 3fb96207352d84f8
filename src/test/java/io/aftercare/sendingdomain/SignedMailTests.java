package io.aftercare.sendingdomain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.mail.Mail;
import io.aftercare.mail.MailHeaders;
import io.aftercare.mail.Mailer;
import io.aftercare.mail.Sender;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Mails as they arrive over SMTP, verified with the key that DNS has. */
class SignedMailTests extends SendingDomainTest {

    private static final String LONG_TEXT =
            "Wie war es für Sie? ☃ \n\n.\n..\n From the start:   blanks \t\n" + "x".repeat(2_000) + "\n\n\n";

    @Autowired
    private Mailer mailer;

    @ParameterizedTest
    @ValueSource(strings = {"Plain words.", "Grüße\nund mehr\n", ""})
    void verifies(String text) throws Exception {
        readyDomain();

        assertThat(verify(arrived(text))).singleElement().satisfies(this::isOurs);
    }

    @Test
    void verifiesWhateverTheTextIs() throws Exception {
        readyDomain();

        assertThat(verify(arrived(LONG_TEXT))).hasSize(1);
    }

    @Test
    void theNewKeySignsAfterARotation() throws Exception {
        var domain = readyDomain();
        publishKey(domains.rotateKey(domain.id()));
        domains.check(domain.id());

        assertThat(selector(arrived("Hello."))).isEqualTo("aftercare2");
    }

    @Test
    void theOldKeySignsUntilTheSwitchIsCommitted() throws Exception {
        var domain = readyDomain();
        publishKey(domains.rotateKey(domain.id()));
        whileNotKept(
                domain,
                () -> assertThatThrownBy(() -> domains.check(domain.id())).isInstanceOf(DataAccessException.class));
        assertThat(selector(arrived("Before."))).isEqualTo("aftercare1");
        assertThat(domains.get(domain.id()).keys())
                .extracting(DomainKey::state)
                .containsExactly(DomainKey.State.NEXT, DomainKey.State.SIGNING);

        time.advance(Duration.ofMinutes(61));
        domains.checkDue();

        assertThat(selector(arrived("After."))).isEqualTo("aftercare2");
        assertThat(domains.get(domain.id()).ready()).isTrue();
        assertThat(domains.get(domain.id()).keys())
                .extracting(DomainKey::state)
                .containsExactly(DomainKey.State.SIGNING, DomainKey.State.OLD);
    }

    /** Of the key with which the mail is signed, as receivers verify it. */
    private static String selector(String mail) throws IOException, FailException {
        return verify(mail).getFirst().getSelector().toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Win a prize",
                "From: Somebody <x@elsewhere.example>",
                "To: all@elsewhere.example",
                "Date: Thu, 1 Jan 1970 00:00:00 +0000",
                "Message-ID: <other@elsewhere.example>",
                "List-Unsubscribe: <https://elsewhere.example>",
                "List-Unsubscribe-Post: List-Unsubscribe=No",
                "Reply-To: x@elsewhere.example"
            })
    void aHeaderThatIsAddedBreaksTheSignature(String header) throws Exception {
        readyDomain();
        var mail = arrived("Hello.");

        assertThatThrownBy(() -> verify(header + "\r\n" + mail)).isInstanceOf(FailException.class);
    }

    @Test
    void aChangedBodyBreaksTheSignature() throws Exception {
        readyDomain();
        var mail = arrived("Hello.");

        assertThatThrownBy(() -> verify(mail.replace("Hello.", "Hullo."))).isInstanceOf(FailException.class);
    }

    @Test
    void mailsOfOtherDomainsAndOfOnesWithoutASeenKeyAreNotSigned() throws Exception {
        domains.add(name, "admin@example.com");
        assertThat(arrived("Hello.")).doesNotContain("DKIM-Signature");

        jdbc.sql("delete from sending_domain").update();
        assertThat(arrived("Hello.")).doesNotContain("DKIM-Signature");
    }

    private void isOurs(SignatureRecord signature) {
        assertThat(signature.getDToken().toString()).isEqualTo(name);
        assertThat(signature.getSelector().toString()).isEqualTo("aftercare1");
        assertThat(signature.getHeaders().stream()
                        .map(header -> header.toString().toLowerCase(java.util.Locale.ROOT)))
                .contains("from", "to", "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post");
        assertThat(signature.getHeaderCanonicalisationMethod().toString()).isEqualTo("relaxed");
        assertThat(signature.getBodyCanonicalisationMethod().toString()).isEqualTo("relaxed");
    }

    /** A mail from the domain as it came, without what the receiving server put before it. */
    private String arrived(String text) throws MessagingException, IOException {
        var to = UUID.randomUUID() + "@customer.test";
        mailer.send(new Mail(
                "<%s@%s>".formatted(UUID.randomUUID(), name),
                new Sender("Zoë from Support", "support@" + name),
                to,
                "Adä",
                "Wie war es? " + "sehr ".repeat(30) + "☃",
                "<p>" + text + "</p>",
                text,
                MailHeaders.ofFeedbackMail(
                        URI.create("https://aftercare.example/u/" + UUID.randomUUID()), "survey:feedback:aftercare")));
        var bytes = new ByteArrayOutputStream();
        inbox().messagesFor(to).getFirst().writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<SignatureRecord> verify(String mail) throws IOException, FailException {
        var verifier = new DKIMVerifier((methods, selector, domain) -> DNS.records(selector + "._domainkey." + domain));
        return verifier.verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
    }
}
