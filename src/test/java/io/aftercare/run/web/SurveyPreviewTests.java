package io.aftercare.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.image.Images;
import io.aftercare.image.SampleImages;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an author sees of a draft is what its contacts will get. */
class SurveyPreviewTests extends DraftTest {

    private static final String HOSTILE = "</title></style><script>alert(1)</script> $x #set($y=1) {0} {{";

    @Autowired
    private Images images;

    @Test
    void theMailIsTheOneThatIsSent() throws Exception {
        var image =
                images.upload("featured.png", SampleImages.uniquePng(), null).id();
        var survey = liveSurvey("""
                "subject": "{{contact.first_name}}, how was {{company.name}}?", "greeting": "Hi {{contact.email|dear}} {{contact.last_name}},",
                "introduction": "About {{ticket.subject}} ({{ticket.external_id}}) in {{survey.name}}.\\n\\nSecond paragraph.",
                "theme": {"color": "#aa3300", "image": "%s"}, "translations": {"de": {"greeting": "Hallo {{contact.first_name}}!"}}""".formatted(image));
        var ticket = openTicket(survey);
        close(ticket);
        awaitToken(ticket);
        var sent = mailsTo(ticket.email()).getFirst();

        var preview = signedIn(Role.AUTHOR)
                .get("/surveys/%s/preview/mail?contact=%s&ticket=%s"
                        .formatted(survey.id(), contactId(ticket.email()), ticket.externalId()));

        assertThat(withoutLinks(document(preview)).html())
                .isEqualTo(withoutLinks(Jsoup.parse(part(sent, "text/html"))).html());
        var head = document(signedIn(Role.AUTHOR)
                .get("/surveys/%s/preview/mail/head?ticket=%s".formatted(survey.id(), ticket.externalId())));
        assertThat(head.text()).contains(sent.getSubject(), ticket.email(), "feedback@aftercare.test");
        assertThat(withoutLinks(head.expectFirst("pre").wholeText()))
                .isEqualToIgnoringWhitespace(withoutLinks(part(sent, "text/plain")));
    }

    @Test
    void theReminderSaysThatItIsOne() {
        var survey = draft("");
        var author = signedIn(Role.AUTHOR);

        assertThat(author.get(mail(survey, "reminder=true")).body()).contains("A short reminder");
        assertThat(author.get(mail(survey, "")).body()).doesNotContain("A short reminder");
    }

    @Test
    void withoutAContactAnExampleStandsForOneAndWhatNothingFillsIsShownAsTyped() {
        var survey = draft("""
                "greeting": "Hi {{contact.first_name}} {{contact.last_nps_comment|5}}{{contact.last_nps_rating}}",
                "introduction": "{{ticket.subject}} {{ticket.external_id|none}} {{company.name}}"\
                """);

        var text = document(signedIn(Role.AUTHOR).get(mail(survey, ""))).text();

        assertThat(text).contains("Hi Alex 5{{contact.last_nps_rating}}", "{{ticket.subject}} none Northwind");
    }

    @Test
    void aSurveyForTicketsSpeaksOfAnExampleUntilOneIsChosen() throws Exception {
        var ticket = openTicket(liveSurvey());
        var survey = draft(
                "\"type\": \"ces\", \"pipeline\": \"%s\", \"introduction\": \"On {{ticket.subject}} ({{ticket.external_id}})\""
                        .formatted(newPipeline()));
        var author = signedIn(Role.AUTHOR);
        var head = "/surveys/" + survey + "/preview/mail/head";

        assertThat(document(author.get(mail(survey, ""))).text()).contains("On An example of a ticket (EXAMPLE-1)");
        assertThat(author.get(head).body()).contains("With an example ticket");
        assertThat(document(author.get(mail(survey, "ticket=" + ticket.externalId())))
                        .text())
                .contains("On Printer on fire (" + ticket.externalId() + ")");
        assertThat(author.get(head + "?ticket=" + ticket.externalId()).body()).doesNotContain("With an example ticket");
    }

    @Test
    void aChosenContactHasNoHolesLikeInTheRealMail() {
        var survey = draft("\"greeting\": \"Hi {{contact.first_name}} {{contact.last_nps_rating}}!\"");
        var email = unique() + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\", \"firstName\": \"Grace\"}".formatted(email));

        var text = document(signedIn(Role.AUTHOR).get(mail(survey, "contact=" + contactId(email))))
                .text();

        assertThat(text).contains("Hi Grace!");
    }

    @Test
    void unfinishedAndHostileTextsAreShownAsTheyWereTyped() {
        var survey = draft("");
        type(
                survey,
                json.writeValueAsString(Map.of(
                                "subject", "{{contact.frist_name|you}} " + HOSTILE,
                                "greeting", HOSTILE + "{{contact.frist_name}",
                                "introduction", "{{ nothing }} " + HOSTILE + "{{}} {{|}} }}"))
                        .replaceAll("^\\{|}$", ""));
        var author = signedIn(Role.AUTHOR);

        var mail = document(author.get(mail(survey, "")));
        var head = document(author.get("/surveys/" + survey + "/preview/mail/head"));

        assertThat(mail.text())
                .contains(HOSTILE + "{{contact.frist_name}", "{{ nothing }} " + HOSTILE, "{{}} {{|}} }}");
        assertThat(head.text()).contains("{{contact.frist_name|you}} " + HOSTILE);
        assertThat(mail.select("script")).isEmpty();
        assertThat(head.select("script")).isEmpty();
    }

    @Test
    void linksStayInThePreview() {
        var survey = draft("\"translations\": {\"de\": {}}");
        var author = signedIn(Role.AUTHOR);
        var mail = document(author.get(mail(survey, "language=de")));

        assertThat(mail.select("a[href]"))
                .hasSize(12)
                .allSatisfy(link -> assertThat(link.attr("href")).startsWith("/surveys/" + survey + "/preview/"));
        var question =
                document(author.get(mail.expectFirst("a.score:last-of-type").attr("href")));
        assertThat(question.select("html").attr("lang")).isEqualTo("de");
        assertThat(question.text()).contains("10");
        assertThat(author.get(mail.expectFirst("a[href*=unsubscribe]").attr("href"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "notification", "answer", "question", "thank-you", "unsubscribe"})
    void everyPreviewIsADocumentThatCanDoNothing(String what) {
        var answer = signedIn(Role.LEAD).get("/surveys/" + draft("") + "/preview/" + what);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'; img-src 'self'; style-src ")
                .contains("form-action 'none'", "frame-ancestors 'self'", "sandbox allow-same-origin")
                .doesNotContain("script-src", "allow-scripts", "allow-forms");
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(Jsoup.parse(answer.body()).select("script")).isEmpty();
    }

    @Test
    void pagesShowTheTextsOfTheBandInTheLanguage() {
        var survey = draft("""
                "followUpQuestions": {"negative": "Why so low?", "positive": "Why so high?"},
                "thankYou": {"neutral": {"heading": "Thanks, neutral one"}},
                "translations": {"de": {"followUpQuestions": {"negative": "Woran lag es?"}}}""");
        var author = signedIn(Role.DESIGNER);
        var pages = "/surveys/" + survey + "/preview/";

        assertThat(author.get(pages + "question").body()).contains("Why so low?");
        assertThat(author.get(pages + "question?sentiment=positive").body()).contains("Why so high?");
        assertThat(author.get(pages + "question?sentiment=negative&language=de").body())
                .contains("Woran lag es?");
        assertThat(author.get(pages + "question?score=10").body()).contains("Why so high?");
        assertThat(author.get(pages + "question?score=99").body()).contains("Why so low?");
        assertThat(author.get(pages + "thank-you?sentiment=neutral").body()).contains("Thanks, neutral one");
        assertThat(author.get(pages + "answer?language=xx").statusCode()).isEqualTo(200);
    }

    @Test
    void theNotificationIsTheOwnersMail() {
        var ticket = openTicket(liveSurvey());
        var survey = draft("\"type\": \"ces\", \"pipeline\": \"%s\"".formatted(newPipeline()));
        var path = "/surveys/" + survey + "/preview/notification";
        var author = signedIn(Role.AUTHOR);

        assertThat(document(author.get(path)).text()).contains("3 of 7", "Alex Example", "EXAMPLE-1");
        assertThat(document(author.get(path + "?sentiment=positive&ticket=" + ticket.externalId()))
                        .text())
                .contains("7 of 7", "Ada Lovelace", "Printer on fire", ticket.externalId());
        var german = draft("\"language\": \"de\", \"type\": \"ces\", \"pipeline\": \"%s\"".formatted(newPipeline()));
        assertThat(document(author.get("/surveys/" + german + "/preview/notification"))
                        .text())
                .contains("Ein Beispiel für ein Ticket", "Dies ist ein Beispiel", "In Aftercare öffnen")
                .doesNotContain("example of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/surveys/none/preview/mail, 400",
                "/surveys/00000000-0000-0000-0000-000000000000/preview/mail, 404",
                "/surveys/00000000-0000-0000-0000-000000000000/preview/question, 404",
                "/surveys/{id}/preview/mail?contact=none, 400",
                "/surveys/{id}/preview/mail?contact=00000000-0000-0000-0000-000000000000, 404",
                "/surveys/{id}/preview/mail?ticket=T-none, 404",
                "/surveys/{id}/preview/mail?ticket=%00, 400",
                "/surveys/{id}/preview/mail?language=%00, 400",
                "/surveys/{id}/preview/mail?reminder=maybe, 400",
                "/surveys/{id}/preview/mail?contact=&ticket=&language=&reminder=, 200",
                "/surveys/{id}/preview/question?sentiment=angry, 422",
                "/surveys/{id}/preview/question?score=x, 400",
                "/surveys/{id}/preview/question?sentiment=&score=&language=, 200",
                "/surveys/{id}/preview/notification?sentiment=, 200",
                "/surveys/{id}/preview/nothing, 404"
            })
    void whatCannotBeShownIsAnsweredWithAPage(String pathAndStatus) {
        var expected = pathAndStatus.split(", ", 2);
        var answer = signedIn(Role.ADMIN).get(expected[0].replace("{id}", draft("")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(expected[1]));
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
    }

    private String newPipeline() {
        var key = unique();
        pipelines.create(key, key);
        return key;
    }

    private static String mail(String survey, String query) {
        return "/surveys/" + survey + "/preview/mail?" + query;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static Document withoutLinks(Document mail) {
        mail.select("a[href]").attr("href", "#");
        mail.select("img[src]")
                .forEach(image -> image.attr("src", image.attr("src").replaceAll("https?://[^/]+", "")));
        return mail;
    }

    private static String withoutLinks(String text) {
        return text.replaceAll("(https?:/)?/[^ ]*/[^ \\s]+", "#");
    }
}
