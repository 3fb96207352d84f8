package io.aftercare.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.run.RunTest;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a newcomer sees in the first five minutes: HTTP, SMTP and IMAP, and pages without script. */
class FirstFiveMinutesTests extends RunTest {

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

    @LocalServerPort
    private int port;

    @Test
    void goesFromClosedTicketToAnsweredSurveyLikeAUser() throws Exception {
        var owner = newUser();
        var lead = newUser();
        var team = "Leads " + unique();
        teams.put(team, List.of(lead, owner));
        var survey = liveSurvey("""
                "sender": {"name": "Northwind Care", "address": "care@northwind.test"},
                "notifications": {"users": ["%s"], "teams": ["%s"]}""".formatted(owner, team));
        var ticket = openTicket(survey);
        close(ticket);

        var mail = awaitMail(ticket.email());
        var run = awaitRun(ticket, "sent");
        assertSurveyMail(mail, run.get("id").asString());
        var html = Jsoup.parse(part(mail, "text/html"));
        assertThat(html.text()).contains("Hi Ada", "Printer on fire", "Northwind made it easy for me");
        var links = html.select("a.score").eachAttr("href");
        assertThat(links).hasSize(7).doesNotHaveDuplicates();
        assertThat(part(mail, "text/plain")).contains(links).contains("Hi Ada", "Printer on fire");

        var offered = open(path(links.get(1)));
        assertThat(awaitRun(ticket, "sent").get("answeredAt").isNull()).isTrue();
        var comment = submit(offered, "form[data-submit-when-seen]", "");
        assertThat(comment.expectFirst("h1").text()).contains("2 of 7");
        assertThat(comment.expectFirst("label[for=comment]").text()).contains("What went wrong?");
        assertThat(awaitRun(ticket, "answered").get("score").asInt()).isEqualTo(2);

        var thanks = submit(comment, "form[action$=/comment]", "Three calls & nobody knew");
        assertThat(thanks.expectFirst("h1").text()).isEqualTo("Thank you for telling us");

        assertCompleted(awaitRun(ticket, "completed"));
        assertContact(ticket);
        assertNotification(awaitMail(owner), "/runs/" + run.get("id").asString());
        assertThat(mailbox(owner)).hasSize(1);
        assertThat(mailbox(lead)).hasSize(1);
        assertThat(mailbox(ticket.email())).hasSize(1);
    }

    @Test
    void ownersWhoWantCommentsOnlyAreNotToldOfAScoreAlone() throws Exception {
        var owner = newUser();
        var survey = liveSurvey("\"notifications\": {\"users\": [\"%s\"], \"onlyWithComment\": true}".formatted(owner));
        var silent = openTicket(survey);
        close(silent);
        submit(open("/a/" + awaitToken(silent) + "/7"), "form[data-submit-when-seen]", "");
        comment(awaitToken(silent), "");
        awaitRun(silent, "completed");

        var talking = openTicket(survey);
        close(talking);
        answer(awaitToken(talking), 7);
        comment(awaitToken(talking), "Splendid");
        awaitRun(talking, "completed");

        assertThat(mailbox(owner))
                .singleElement()
                .satisfies(mail -> assertThat(part(mail, "text/plain")).contains("Splendid"));
    }

    private static void assertSurveyMail(MimeMessage mail, String runId) throws Exception {
        assertThat(mail.isMimeType("multipart/alternative")).isTrue();
        var parts = (Multipart) mail.getContent();
        assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(parts.getBodyPart(parts.getCount() - 1).isMimeType("text/html") || parts.getCount() == 2)
                .isTrue();
        assertThat(header(mail, "Message-ID")).isEqualTo("<survey.%s@northwind.test>".formatted(runId));
        assertThat(header(mail, "List-Unsubscribe")).matches("<https?://[^>]+/u/[A-Za-z0-9_-]{24}>");
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "From")).isEqualTo("Northwind Care <care@northwind.test>");
        assertThat(header(mail, "To")).startsWith("Ada Lovelace <");
        assertThat(mail.getSubject()).isEqualTo("How easy was it to get help from Northwind?");
        assertThat(mail.getSentDate()).isNotNull();
    }

    private static void assertCompleted(tools.jackson.databind.JsonNode run) {
        assertThat(run.get("score").asInt()).isEqualTo(2);
        assertThat(run.get("band").asString()).isEqualTo("difficult");
        assertThat(run.get("comment").asString()).isEqualTo("Three calls & nobody knew");
        assertThat(run.get("timeline")
                        .valueStream()
                        .map(entry -> entry.get("event").asString()))
                .containsExactly("registered", "sent", "answered", "commented", "notified", "completed");
    }

    private void assertContact(OpenTicket ticket) {
        var contact = body(get("/api/v1/contacts?email=" + ticket.email()));
        var properties = contact.get("properties");
        assertThat(properties.get("last_ces_rating").asInt()).isEqualTo(2);
        assertThat(properties.get("last_ces_comment").asString()).isEqualTo("Three calls & nobody knew");
        assertThat(properties.get("last_ces_date").asString())
                .isEqualTo(time.instant().toString().substring(0, 10));
        var run = runs(ticket).getFirst().get("id").asString();
        assertThat(jdbc.sql("select name from contact_property_change where contact_id = ?::uuid and cause = ?")
                        .params(contact.get("id").asString(), "survey-run:" + run)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("last_ces_rating", "last_ces_comment", "last_ces_date");
    }

    private static void assertNotification(MimeMessage mail, String path) throws Exception {
        assertThat(mail.getSubject()).startsWith("New answer: 2 of 7 (");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(part(mail, "text/plain"))
                .contains("Three calls & nobody knew", "Ada Lovelace", "Printer on fire")
                .containsPattern("Open in Aftercare: https?://\\S+" + path);
        var html = Jsoup.parse(part(mail, "text/html"));
        assertThat(html.text()).contains("Three calls & nobody knew", "Difficult", "Ada Lovelace", "Printer on fire");
        assertThat(html.select("a:contains(Open in Aftercare)").attr("href")).matches("https?://.+" + path);
    }

    private String newUser() {
        var address = unique() + "@northwind.test";
        users.put(address, "Lena Lead", Role.LEAD);
        return address;
    }

    private MimeMessage awaitMail(String address) throws Exception {
        eventually().until(() -> !mailbox(address).isEmpty());
        return mailbox(address).getFirst();
    }

    /** Reads a mailbox as a mail program does. */
    private static List<MimeMessage> mailbox(String address) throws Exception {
        var settings = new Properties();
        settings.setProperty("mail.imap.timeout", "10000");
        try (var store = Session.getInstance(settings).getStore("imap")) {
            store.connect("127.0.0.1", inbox().imapPort(), address, "any password");
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            var mails = new ArrayList<MimeMessage>();
            for (var mail : inbox.getMessages()) {
                mails.add(new MimeMessage((MimeMessage) mail));
            }
            return mails;
        }
    }

    private static String path(String link) {
        return URI.create(link).getPath();
    }

    private Document open(String path) throws Exception {
        var page = send(HttpRequest.newBuilder(uri(path)).GET());
        assertThat(page.statusCode()).isEqualTo(200);
        return Jsoup.parse(page.body());
    }

    /** Sends a form of the page as a browser without script does, with the text typed into its text area. */
    private Document submit(Document page, String form, String typed) throws Exception {
        var found = page.expectFirst(form);
        var fields = new ArrayList<String>();
        found.select("input[type=hidden]").forEach(field -> fields.add(field(field, field.attr("value"))));
        found.select("textarea").forEach(field -> fields.add(field(field, typed)));
        var answer = send(HttpRequest.newBuilder(uri(found.attr("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", fields))));
        assertThat(answer.statusCode()).isEqualTo(303);
        return open(path(answer.headers().firstValue("Location").orElseThrow()));
    }

    private static String field(Element field, String value) {
        return field.attr("name") + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        return mail.getHeader(name, null);
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
