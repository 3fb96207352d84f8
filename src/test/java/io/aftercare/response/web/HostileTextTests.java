package io.aftercare.response.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.identity.Users;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Comments, names, subjects and texts that try to be more than text, on pages and in mails. */
class HostileTextTests extends PageTest {

    private static final Set<String> SURVEY_HEADERS = Set.of(
            "return-path",
            "received",
            "date",
            "from",
            "to",
            "message-id",
            "subject",
            "mime-version",
            "content-type",
            "auto-submitted",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "feedback-id");

    @Autowired
    private Users users;

    @Test
    void aCommentIsTextWhateverStandsInIt() throws Exception {
        var owner = newOwner();
        var asked = asked("\"notifications\": {\"users\": [\"%s\"]}".formatted(owner));
        var lines = List.of(
                "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; </div></td>",
                "{{contact.email}} {{company.name|x}} {{",
                "$velocity $mail.contactEmail() ${mail.comment()} $!{x} \\$y",
                "#set($x=1) #include(\"/etc/passwd\") #parse(\"x\") #if(true) #end ## #* *#",
                "{0} {1} '{' ''",
                "\u202Edlrow olleh\u202C \uD83D\uDC4D\uD83C\uDFFD 日本語 é",
                "' or 1=1; drop table answer; --");
        answer(asked.token(), 1).expectStatus().isOk();

        var sent = String.join("\r\n", lines) + "\0\r";
        assertThat(send("POST", asked.path() + "/comment", "comment=" + encoded(sent))
                        .statusCode())
                .isEqualTo(303);

        var comment = String.join("\n", lines);
        assertThat(given(asked)).last().isEqualTo(new Given(1, comment));
        assertThat(awaitRun(asked.ticket(), "completed").get("comment").asString())
                .isEqualTo(comment);
        var mail = awaitMail(owner);
        assertThat(part(mail, "text/plain").replace("\r\n", "\n")).contains(comment);
        var html = Jsoup.parse(part(mail, "text/html"));
        lines.forEach(line -> assertThat(html.wholeText()).contains(line));
        assertThat(html.select("script, img, [onerror]")).isEmpty();
    }

    @Test
    void carriageReturnsAloneBecomeLineBreaks() throws Exception {
        var asked = asked("");
        answer(asked.token(), 1).expectStatus().isOk();
        send("POST", asked.path() + "/comment", "comment=" + encoded("one\rtwo\r\nthree\n\0four"));

        assertThat(given(asked)).last().isEqualTo(new Given(1, "one\ntwo\nthree\nfour"));
    }

    @Test
    void hostileNamesAndSubjectsAreTextInTheMail() throws Exception {
        var first = "<script>alert(1)</script>$x";
        var last = "{{contact.email}} #set($y=1) \"><img src=x onerror=alert(1)>";
        var subject =
                "\"><img src=x onerror='a'> {{contact.email|x}} $mail.type() #include(\"/etc/passwd\") </td> &lt;";
        var survey = liveSurvey("""
                "subject": "On it: {{contact.first_name}} {{contact.last_name}}", "companyName": "<b>{{x}} $x {0} O'Neill",
                "greeting": "Hi {{contact.first_name}} {{contact.last_name}}", "introduction": "About {{ticket.subject}}."
                """);
        var email = unique() + "@customer.test";
        post("/api/v1/contacts", json.writeValueAsString(Map.of("email", email, "firstName", first, "lastName", last)))
                .expectStatus()
                .isCreated();
        var id = "T-" + unique();
        post(
                        "/api/v1/tickets",
                        json.writeValueAsString(Map.of(
                                "externalId",
                                id,
                                "subject",
                                subject,
                                "pipeline",
                                survey.pipeline(),
                                "contactEmail",
                                email)))
                .expectStatus()
                .isCreated();
        post("/api/v1/tickets/" + id + "/close", "").expectStatus().isAccepted();

        var mail = awaitMail(email);

        assertThat(part(mail, "text/plain"))
                .contains("Hi " + first + " " + last, "About " + subject + ".", "<b>{{x}} $x {0} O'Neill made it easy");
        var html = Jsoup.parse(part(mail, "text/html"));
        assertThat(html.text())
                .contains("Hi " + first + " " + last, "About " + subject + ".", "<b>{{x}} $x {0} O'Neill");
        assertThat(html.select("script, img, [onerror], b")).isEmpty();
        assertThat(mail.getSubject()).isEqualTo("On it: " + first + " " + last);
        assertHeadersAreOneLineAndNoOthers(mail);
        assertThat(mail.getRecipients(RecipientType.TO)).hasSize(1);
        assertThat(mail.getAllRecipients()).hasSize(1);
    }

    @Test
    void aCompanysNameIsNeverReadForTokens() {
        var survey = liveSurvey("\"companyName\": \"{{contact.email}} {{ticket.subject}}\"");
        var ticket = openTicket(survey);
        close(ticket);

        assertThat(subject(awaitMail(ticket.email()))).contains("{{contact.email}} {{ticket.subject}}");
    }

    @Test
    void textsOfTheSurveyAreTextOnThePages() throws Exception {
        var hostile = "</title></style><script>alert(1)</script>\\\" $x #set($y=1) {a} {0}";
        var asked = asked("""
                "companyName": "%1$s", "followUpQuestions": {"negative": "%1$s"},
                "thankYou": {"negative": {"heading": "%1$s", "body": "%1$s"}}""".formatted(hostile));
        var shown = hostile.replace("\\\"", "\"");

        var open = document(send("GET", asked.path() + "/1", ""));
        assertThat(open.text()).contains(shown + " made it easy");
        assertThat(open.title()).contains(shown);
        send("POST", asked.path(), "score=1");
        var comment = document(send("GET", asked.path(), ""));
        assertThat(comment.expectFirst("label[for=comment]").text()).isEqualTo(shown);
        send("POST", asked.path() + "/comment", "comment=");
        var thanks = document(send("GET", asked.path(), ""));
        assertThat(thanks.expectFirst("h1").text()).isEqualTo(shown);
        assertThat(thanks.expectFirst("p.body").text()).isEqualTo(shown);
        for (var page : List.of(open, comment, thanks)) {
            assertThat(page.select("script:not([src])")).isEmpty();
        }
    }

    private String newOwner() {
        var address = unique() + "@northwind.test";
        users.put(address, "Lena", Role.LEAD);
        return address;
    }

    private MimeMessage awaitMail(String address) {
        eventually().until(() -> !mailsTo(address).isEmpty());
        return mailsTo(address).getFirst();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void assertHeadersAreOneLineAndNoOthers(MimeMessage mail) throws MessagingException {
        for (Header header : Collections.list(mail.getAllHeaders())) {
            assertThat(SURVEY_HEADERS).contains(header.getName().toLowerCase(Locale.ROOT));
            assertThat(header.getValue().replaceAll("\r\n[ \t]", " ")).doesNotContain("\r", "\n");
        }
    }

    private static String part(Part mail, String type) throws MessagingException, IOException {
        if (mail.isMimeType(type)) {
            return (String) mail.getContent();
        }
        var found = new StringBuilder();
        if (mail.getContent() instanceof Multipart parts) {
            for (var at = 0; at < parts.getCount(); at++) {
                found.append(part(parts.getBodyPart(at), type));
            }
        }
        return found.toString();
    }
}
