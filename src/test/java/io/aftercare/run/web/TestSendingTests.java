package io.aftercare.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import io.aftercare.response.TestLinks;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A test reaches its author and nobody else, and shows the mail that respondents will get. */
class TestSendingTests extends SentDraftTest {

    @Test
    void sendsTheDraftToItsAuthorAsTheContactWouldGetIt() throws Exception {
        var ticket = openTicket(liveSurvey());
        var survey = draft("""
                "subject": "How was it, {{contact.first_name}}?", "introduction": "About {{ticket.subject}}."\
                """);
        var author = signedIn(Role.AUTHOR);

        var answer = author.postByScript(
                test(survey),
                Map.of("contact", contactId(ticket.email()), "ticket", ticket.externalId(), "language", ""));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body()).select("[role=status]").text())
                .isEqualTo("The test was sent to " + author.user().email() + ". Look into your inbox.");
        var mail = onlyMailTo(author);
        assertThat(mail.getSubject()).isEqualTo("[Test] How was it, Ada?");
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains(author.user().email());
        assertThat(mail.getMessageID()).startsWith("<test.").endsWith("@aftercare.test>");
        assertThat(mail.getHeader("List-Unsubscribe", null)).contains("/t/").endsWith("/unsubscribe>");
        assertThat(part(mail, "text/plain")).contains("About Printer on fire.", "/t/");
        assertThat(mailsTo(ticket.email())).isEmpty();
    }

    @Test
    void withoutScriptTheEditorSaysThatItWasSent() {
        var survey = draft("");
        var answer = signedIn(Role.PUBLISHER).post(test(survey), Map.of());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(URI.create(answer.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .isEqualTo("/surveys/" + survey + "/edit/survey");
    }

    @Test
    void isInTheContactsLanguageUnlessAnotherIsAskedFor() throws Exception {
        var survey = draft("\"translations\": {\"de\": {}, \"fr\": {}}");
        var email = unique() + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\", \"language\": \"de\"}".formatted(email));
        var author = signedIn(Role.AUTHOR);
        var contact = contactId(email);

        author.postByScript(test(survey), Map.of("contact", contact));
        author.postByScript(test(survey), Map.of("contact", contact, "language", "fr"));

        assertThat(mailsTo(author.user().email()))
                .extracting(mail ->
                        Jsoup.parse(part(mail, "text/html")).select("html").attr("lang"))
                .containsExactly("de", "fr");
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        var survey = draft("");
        var hostile = "</td><script>alert(1)</script> $x #set($y=1) {0} {{contact.frist_name}}";
        type(survey, "\"subject\": \"%1$s\", \"greeting\": \"%1$s\"".formatted(hostile));
        var author = signedIn(Role.AUTHOR);

        author.postByScript(test(survey), Map.of());

        var mail = onlyMailTo(author);
        assertThat(mail.getSubject()).isEqualTo("[Test] " + hostile);
        var html = Jsoup.parse(part(mail, "text/html"));
        assertThat(html.text()).contains(hostile);
        assertThat(html.select("script")).isEmpty();
    }

    @Test
    void saysWhatTheMailServerRefuses() {
        var survey = draft("");
        var refused = signedIn(unique() + "@rejected.test").postByScript(test(survey), Map.of());
        var later = signedIn(unique() + "@tempfail.test").postByScript(test(survey), Map.of());

        assertRefused(refused, 422, "takes no mail to", "550", "not sent");
        assertRefused(later, 409, "The test was not sent.", "451");
        assertThat(later.body()).doesNotContain("tried again", "Exception");
    }

    @Test
    void saysThatTheMailServerIsAwayAndQueuesNothing() {
        var survey = draft("");
        var author = signedIn(Role.AUTHOR);
        HttpResponse<String> away;
        inbox().stopSmtp();
        try {
            away = author.postByScript(test(survey), Map.of());
        } finally {
            inbox().startSmtp();
        }

        assertRefused(away, 409, "The test was not sent.", "mail server");
        assertThat(away.body()).doesNotContain("tried again", "Exception");
        author.postByScript(test(survey), Map.of());
        assertThat(mailsTo(author.user().email())).hasSize(1);
    }

    @Test
    void isBoundedPerHour() {
        var survey = draft("");
        var author = signedIn(Role.AUTHOR);
        for (var sent = 0; sent < TestLinks.PER_HOUR; sent++) {
            assertThat(author.postByScript(test(survey), Map.of()).statusCode()).isEqualTo(200);
        }

        assertRefused(author.postByScript(test(survey), Map.of()), 429, "20 tests were sent", "Try again later");
        assertThat(mailsTo(author.user().email())).hasSize(TestLinks.PER_HOUR);
        time.advance(Duration.ofMinutes(61));
        assertThat(author.postByScript(test(survey), Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void isForThoseWhoWriteSurveys() {
        var survey = draft("");
        var lead = signedIn(Role.LEAD);

        assertThat(lead.postByScript(test(survey), Map.of()).statusCode()).isEqualTo(403);
        assertThat(mailsTo(lead.user().email())).isEmpty();
        assertThat(signedIn(Role.DESIGNER).postByScript(test(survey), Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(lead.get("/surveys/" + survey + "/test").statusCode()).isEqualTo(405);
    }

    @Test
    void refusesWhoAndWhatIsNotThere() {
        var author = signedIn(Role.AUTHOR);
        var nobody = "00000000-0000-0000-0000-000000000000";

        assertRefused(author.postByScript(test(nobody), Map.of()), 404, "There is no survey");
        assertRefused(author.postByScript(test(draft("")), Map.of("contact", nobody)), 404, "No contact");
        assertRefused(author.postByScript(test(draft("")), Map.of("ticket", "T-none")), 404, "There is no ticket");
        assertThat(mailsTo(author.user().email())).isEmpty();
    }

    @Test
    void programsSendTestsToUsers() {
        var survey = draft("\"greeting\": \"Hi {{contact.first_name}}\"");
        var ticket = openTicket(liveSurvey());
        var to = signedIn(Role.LEAD).user().email();
        var path = "/api/v1/surveys/" + survey + "/test";

        var sent = body(post(path, "{\"to\": \"%s\", \"contactEmail\": \"%s\"}".formatted(to, ticket.email())));
        assertThat(sent.get("to").asString()).isEqualTo(to);
        assertThat(sent.get("subject").asString()).startsWith("[Test] ");
        assertThat(part(mailsTo(to).getFirst(), "text/plain")).contains("Hi Ada");

        assertThat(status(post(path, "{\"to\": \"%s\"}".formatted(ticket.email()))))
                .isEqualTo(422);
        assertThat(status(post(path, "{}"))).isEqualTo(400);
        var key = keyWith(Scope.SURVEYS_READ, Scope.SURVEYS_PUBLISH);
        assertThat(status(as(key, path, "{\"to\": \"%s\"}".formatted(to)))).isEqualTo(200);
        assertThat(status(as(key, path, "{\"to\": \"%s\", \"contactEmail\": \"%s\"}".formatted(to, ticket.email()))))
                .isEqualTo(403);
        assertThat(status(as(keyWith(Scope.SURVEYS_WRITE), path, "{\"to\": \"%s\"}".formatted(to))))
                .isEqualTo(403);
        assertThat(mailsTo(ticket.email())).isEmpty();
    }

    @Test
    void programsPreviewTheMail() {
        var survey = draft("\"subject\": \"Hi {{contact.first_name}}\"");
        var ticket = openTicket(liveSurvey());
        var path = "/api/v1/surveys/" + survey + "/preview/mail";

        assertThat(body(get(path)).get("subject").asString()).isEqualTo("Hi Alex");
        var preview = body(get(path + "?contactEmail={email}", ticket.email()));
        assertThat(preview.get("subject").asString()).isEqualTo("Hi Ada");
        assertThat(preview.get("html").asString()).startsWith("<!doctype html>");
        assertThat(preview.get("text").asString()).contains("How likely is it");
        assertThat(body(get(path + "?ticket=" + ticket.externalId()))
                        .get("subject")
                        .asString())
                .isEqualTo("Hi Ada");
        assertThat(status(get(path + "?contactEmail=nobody@customer.test"))).isEqualTo(422);
        var key = keyWith(Scope.SURVEYS_READ);
        assertThat(status(http.get()
                        .uri(path)
                        .header("Authorization", "Bearer " + key)
                        .exchange()))
                .isEqualTo(200);
        assertThat(status(http.get()
                        .uri(path + "?ticket=" + ticket.externalId())
                        .header("Authorization", "Bearer " + key)
                        .exchange()))
                .isEqualTo(403);
    }

    private RestTestClient.ResponseSpec as(String key, String path, String json) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Jsoup.parse(answer.body()).select("[data-message]").text()).contains(words);
    }
}
