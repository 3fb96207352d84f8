package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** One survey in several languages: each contact gets theirs, in the mail and on the pages. */
class SurveyInLanguagesTests extends RunTest {

    private static final String TRANSLATED = """
            "greeting": "Dear customer", "followUpQuestions": {"negative": "What went wrong, then?"},
            "translations": {"de": {"greeting": "Servus {{contact.first_name}}",
                                    "followUpQuestions": {"negative": "Was ging schief, bitte?"},
                                    "thankYou": {"negative": {"heading": "Danke vielmals"}}}}""";

    @Test
    void aContactGetsTheirLanguageInMailAndPages() throws Exception {
        var ticket = closedTicket("de-AT");
        var token = awaitToken(ticket);
        var mail = mailsTo(ticket.email()).getFirst();

        assertThat(mail.getSubject()).isEqualTo("Wie einfach war es, von Northwind Hilfe zu bekommen?");
        assertThat(html(mail).expectFirst("html").attr("lang")).isEqualTo("de");
        assertThat(html(mail).text())
                .contains("Servus Ada", "Northwind hat es mir leicht gemacht", "abbestellen")
                .doesNotContain("Dear customer", "Unsubscribe");
        assertThat(shown("/a/" + token + "/2").text()).contains("Ihre Bewertung: 2");
        assertThat(shown("/u/" + token).text()).contains("Keine Feedback-E-Mails von Northwind mehr erhalten?");

        answer(token, 2).expectStatus().isOk();
        assertThat(shown("/a/" + token).text()).contains("Was ging schief, bitte?");
        comment(token, "").expectStatus().isOk();
        assertThat(shown("/a/" + token).expectFirst("html").attr("lang")).isEqualTo("de");
        assertThat(shown("/a/" + token).text()).contains("Danke vielmals", "Wir lesen jede Antwort");
    }

    @Test
    void aContactOfAnotherLanguageGetsTheSurveysOwn() throws Exception {
        var ticket = closedTicket("ja");
        var token = awaitToken(ticket);
        var mail = mailsTo(ticket.email()).getFirst();

        assertThat(mail.getSubject()).isEqualTo("How easy was it to get help from Northwind?");
        assertThat(html(mail).text()).contains("Dear customer");
        assertThat(shown("/a/" + token).expectFirst("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void thePagesKeepTheMailsLanguageWhenTheContactsChanges() {
        var ticket = closedTicket("de");
        var token = awaitToken(ticket);
        contact(ticket.email(), "en");

        assertThat(shown("/a/" + token).expectFirst("html").attr("lang")).isEqualTo("de");
    }

    private OpenTicket closedTicket(String language) {
        var survey = liveSurvey(TRANSLATED);
        var email = unique() + "@customer.test";
        contact(email, language);
        var ticket = openTicket(survey, email);
        close(ticket);
        return ticket;
    }

    private void contact(String email, String language) {
        body(post("/api/v1/contacts", """
                {"email": "%s", "firstName": "Ada", "language": "%s"}""".formatted(email, language)));
    }

    private Document shown(String path) {
        var answer = page(path).expectStatus().isOk().expectBody(String.class).returnResult();
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    private static Document html(MimeMessage mail) {
        var source = source(mail);
        return Jsoup.parse(source.substring(source.indexOf("<!doctype")));
    }
}
