package io.aftercare.response.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.identity.Users;
import io.aftercare.run.RunTest;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** What a respondent, a mail scanner and an attacker meet behind the links of a mail. */
class AnswerPagesTests extends RunTest {

    private static final String FORM = "application/x-www-form-urlencoded";

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

    @LocalServerPort
    private int port;

    private record Asked(OpenTicket ticket, String token) {

        String path() {
            return "/a/" + token;
        }
    }

    private record Given(int score, @Nullable String comment) {}

    @Test
    void aScannerThatFollowsEveryLinkRecordsNothing() throws Exception {
        var asked = asked("");
        for (var method : List.of("GET", "HEAD", "GET")) {
            for (var score : IntStream.rangeClosed(0, 99).toArray()) {
                assertThat(send(method, asked.path() + "/" + score, "").statusCode())
                        .isEqualTo(200);
            }
            assertThat(send(method, asked.path(), "").statusCode()).isEqualTo(200);
            assertThat(send(method, "/u/" + asked.token(), "").statusCode()).isEqualTo(200);
        }

        assertThat(given(asked)).isEmpty();
        assertThat(awaitRun(asked.ticket(), "sent").get("answeredAt").isNull()).isTrue();
        assertThat(isSuppressed(asked)).isFalse();
    }

    @Test
    void aScoreLinkOffersItsScoreAndAllOthers() throws Exception {
        var asked = asked("");
        var page = document(send("GET", asked.path() + "/6", ""));

        var offer = page.expectFirst("form[data-submit-when-seen]");
        assertThat(offer.attr("action")).isEqualTo(asked.path());
        assertThat(offer.attr("method")).isEqualTo("post");
        assertThat(offer.select("input[type=hidden][name=score]").eachAttr("value"))
                .containsExactly("6");
        assertThat(offer.select("button")).hasSize(1);
        assertThat(page.select("input[type=radio][name=score]").eachAttr("value"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7");

        var beside = document(send("GET", asked.path() + "/8", ""));
        assertThat(beside.select("form[data-submit-when-seen], script")).isEmpty();
        assertThat(beside.select("input[type=radio][name=score]")).hasSize(7);
    }

    @Test
    void aPostRecordsAndASecondClickDoesNot() throws Exception {
        var asked = asked("");
        var first = send("POST", asked.path(), "score=6");

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(URI.create(first.headers().firstValue("Location").orElseThrow())
                        .getPath())
                .isEqualTo(asked.path());
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(send("POST", asked.path(), "score=6").statusCode()).isEqualTo(303);
        assertThat(given(asked)).containsExactly(new Given(6, null));
        assertThat(document(send("GET", asked.path(), "")).select("textarea[name=comment]"))
                .hasSize(1);
        assertThat(document(send("GET", asked.path() + "/6", "")).select("textarea[name=comment]"))
                .hasSize(1);
    }

    @Test
    void aChangedScoreIsKeptBesideTheFirstAndCounts() {
        var asked = asked("");
        answer(asked.token(), 2).expectStatus().isOk();
        answer(asked.token(), 7).expectStatus().isOk();
        comment(asked.token(), "On second thoughts").expectStatus().isOk();

        assertThat(given(asked))
                .containsExactly(new Given(2, null), new Given(7, null), new Given(7, "On second thoughts"));
        var run = awaitRun(asked.ticket(), "completed");
        assertThat(run.get("score").asInt()).isEqualTo(7);
        assertThat(run.get("band").asString()).isEqualTo("easy");
    }

    @ParameterizedTest
    @CsvSource({
        "ces, 'score=0;score=8;score=10;score=-1;score=+5;score=5.0;score=five;score=;score=%20;other=5;"
                + "score=99999999999999999999;score=0x5;score=٥;score=5&score=6;score=5%00;score=%3Cscript%3E', 1 to 7",
        "csat, 'score=6;score=0', 1 to 5",
        "nps, 'score=11', 0 to 10"
    })
    void aScoreBesideTheScaleIsExplainedAndNotKept(String type, String bodies, String scale) throws Exception {
        var asked = asked("\"type\": \"%s\"".formatted(type));
        for (var body : bodies.split(";")) {
            var answer = send("POST", asked.path(), body);

            assertThat(answer.statusCode()).as(body).isEqualTo(422);
            var page = document(answer);
            var isMissing = Set.of("score=", "score=%20", "other=5").contains(body);
            assertThat(page.expectFirst("#error").text())
                    .contains(isMissing ? "Please choose a score" : "Please choose one from " + scale);
            assertThat(page.select("input[type=radio][name=score]")).isNotEmpty();
            assertThat(page.select("form[data-submit-when-seen], script")).isEmpty();
        }
        assertThat(given(asked)).isEmpty();
    }

    @Test
    void aCommentThatIsTooLongStaysOnThePageAndIsNotKept() throws Exception {
        var asked = asked("");
        answer(asked.token(), 3).expectStatus().isOk();
        var typed = "</textarea><b>" + "x".repeat(4_001 - 14);

        var answer = send("POST", asked.path() + "/comment", "comment=" + encoded(typed));

        assertThat(answer.statusCode()).isEqualTo(422);
        var page = document(answer);
        assertThat(page.expectFirst("#error").text()).contains("too long").contains("4,001");
        assertThat(page.expectFirst("textarea").wholeText()).isEqualTo(typed);
        assertThat(page.expectFirst("textarea").attr("aria-describedby")).contains("error");
        assertThat(given(asked)).containsExactly(new Given(3, null));

        assertThat(send("POST", asked.path() + "/comment", "comment=" + "y".repeat(4_000))
                        .statusCode())
                .isEqualTo(303);
        assertThat(given(asked)).last().isEqualTo(new Given(3, "y".repeat(4_000)));
    }

    @Test
    void aCommentOfOneMegabyteIsExplainedAndNotKept() throws Exception {
        var asked = asked("");
        answer(asked.token(), 3).expectStatus().isOk();

        var answer = send("POST", asked.path() + "/comment", "comment=" + "x".repeat(1_000_000));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(document(answer).expectFirst("#error").text()).contains("too long");
        assertThat(answer.body()).hasSizeLessThan(50_000);
        assertThat(given(asked)).containsExactly(new Given(3, null));
    }

    @Test
    void aFormLargerThanTheServerReadsIsRefusedWithAPageAndNotKept() throws Exception {
        var asked = asked("");
        answer(asked.token(), 3).expectStatus().isOk();

        var answer = send("POST", asked.path() + "/comment", "comment=" + "x".repeat(4_000_000));

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("Exception", "org.apache");
        assertThat(given(asked)).containsExactly(new Given(3, null));
        assertThat(send("GET", asked.path(), "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score=%zz", "score=5%", "%=5"})
    void aWronglyEncodedFormIsRefusedWithAPage(String form) throws Exception {
        var asked = asked("");
        var answer = send("POST", asked.path(), form);

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(document(answer).select("h1")).hasSize(1);
        assertThat(given(asked)).isEmpty();
    }

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
    void anEmptyCommentEndsTheAnswerWithoutOne() {
        var asked = asked("");
        answer(asked.token(), 5).expectStatus().isOk();
        comment(asked.token(), " \r\n ").expectStatus().isOk();

        assertThat(given(asked)).containsExactly(new Given(5, null));
        assertThat(awaitRun(asked.ticket(), "completed").get("comment").isNull())
                .isTrue();
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

    @ParameterizedTest
    @ValueSource(strings = {"", "/5", "/99"})
    void aForgedLinkIsNotKnown(String path) throws Exception {
        var forged = "/a/AAAAAAAAAAAAAAAAAAAAAAAA";
        var answer = send("GET", forged + path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(document(answer).expectFirst("h1").text()).isEqualTo("We do not know this link");
        assertThat(send("POST", forged, "score=5").statusCode()).isEqualTo(404);
        assertThat(send("POST", forged, "score=nonsense").statusCode()).isEqualTo(404);
        assertThat(send("POST", forged + "/comment", "comment=x").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/u/AAAAAAAAAAAAAAAAAAAAAAAA", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/u/AAAAAAAAAAAAAAAAAAAAAAAA", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%0d%0aX-Injected:1", "..%2f..%2fetc", "'or'1'='1", "%F0%9F%91%8D", "a.b~c"})
    void aNonsenseTokenIsRefusedWithoutATrace(String token) throws Exception {
        for (var path : List.of("/a/" + token, "/a/" + token + "/5", "/u/" + token)) {
            var answer = send("GET", path, "");
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.headers().firstValue("X-Injected")).isEmpty();
            assertThat(answer.body()).doesNotContain("Exception", "io.aftercare", "org.apache");
        }
    }

    @Test
    void anUnknownLinkSpeaksTheBrowsersLanguage() throws Exception {
        var answer = send(HttpRequest.newBuilder(uri("/a/AAAAAAAAAAAAAAAAAAAAAAAA"))
                .header("Accept-Language", "ar")
                .GET());
        var html = document(answer).expectFirst("html");

        assertThat(html.attr("dir")).isEqualTo("rtl");
        assertThat(html.text()).contains("لا نعرف هذا الرابط");
    }

    @Test
    void anExpiredLinkTakesNothing() throws Exception {
        var asked = asked("\"expiresAfter\": \"PT1M\"");
        awaitRun(asked.ticket(), "sent");
        time.advance(Duration.ofSeconds(61));

        assertGone(send("GET", asked.path(), ""), "This survey has ended");
        assertGone(send("GET", asked.path() + "/5", ""), "This survey has ended");
        assertGone(send("POST", asked.path(), "score=5"), "This survey has ended");
        assertGone(send("POST", asked.path(), "score=50"), "This survey has ended");
        assertGone(send("POST", asked.path() + "/comment", "comment=x"), "This survey has ended");
        assertThat(given(asked)).isEmpty();
        awaitRun(asked.ticket(), "expired");
        assertGone(send("GET", asked.path(), ""), "This survey has ended");
    }

    @Test
    void aWithdrawnLinkTakesNothing() throws Exception {
        var asked = asked("");
        var run = awaitRun(asked.ticket(), "sent").get("id").asString();
        post("/api/v1/runs/" + run + "/cancel", "").expectStatus().isAccepted();

        assertGone(send("GET", asked.path() + "/5", ""), "This survey was withdrawn");
        assertGone(send("POST", asked.path(), "score=5"), "This survey was withdrawn");
        assertThat(given(asked)).isEmpty();
    }

    @Test
    void afterItsWindowAnAnswerStaysAsItIs() throws Exception {
        var asked = asked("\"commentWindow\": \"PT10S\"");
        answer(asked.token(), 5).expectStatus().isOk();
        time.advance(Duration.ofSeconds(11));

        assertGone(send("POST", asked.path(), "score=4"), "Your answer is complete");
        assertGone(send("POST", asked.path() + "/comment", "comment=late"), "Your answer is complete");
        assertThat(send("POST", asked.path(), "score=5").statusCode()).isEqualTo(303);
        assertThat(given(asked)).containsExactly(new Given(5, null));
        assertThat(document(send("GET", asked.path() + "/4", ""))
                        .expectFirst("h1")
                        .text())
                .isEqualTo("Thank you for your feedback");
    }

    @Test
    void aCommentBeforeAScoreAsksForTheScore() throws Exception {
        var asked = asked("");
        var answer = send("POST", asked.path() + "/comment", "comment=early");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(document(answer).select("input[type=radio]")).hasSize(7);
        assertThat(given(asked)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ar, rtl, اختر تقييمًا, إرسال تعليقي, شكرًا لك على صراحتك",
        "de, ltr, Bewertung, Kommentar, Danke",
        "pt-BR, ltr, Enviar, Enviar, Obrigad"
    })
    void pagesSpeakTheSurveysLanguage(String language, String direction, String scale, String comment, String thanks)
            throws Exception {
        var asked = asked("\"language\": \"%s\", \"companyName\": \"نورث Wind\"".formatted(language));
        var open = document(send("GET", asked.path(), ""));
        send("POST", asked.path(), "score=1");
        var second = document(send("GET", asked.path(), ""));
        send("POST", asked.path() + "/comment", "comment=");
        var last = document(send("GET", asked.path(), ""));

        for (var page : List.of(open, second, last)) {
            assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language);
            assertThat(page.expectFirst("html").attr("dir")).isEqualTo(direction);
        }
        assertThat(open.text()).contains(scale).contains("نورث Wind");
        assertThat(second.text()).contains(comment);
        assertThat(last.text()).contains(thanks);
    }

    @Test
    void pagesLetNothingForeignInAndAreSmall() throws Exception {
        var asked = asked("");
        assertSelfContained(send("GET", asked.path(), ""));
        assertSelfContained(send("GET", asked.path() + "/5", ""));
        assertSelfContained(send("POST", asked.path(), "score=50"));
        send("POST", asked.path(), "score=5");
        assertSelfContained(send("GET", asked.path(), ""));
        send("POST", asked.path() + "/comment", "comment=");
        assertSelfContained(send("GET", asked.path(), ""));
        assertSelfContained(send("POST", asked.path(), "score=4"));
        assertSelfContained(send("GET", "/u/" + asked.token(), ""));
        assertSelfContained(send("POST", "/u/" + asked.token(), ""));
        assertSelfContained(send("GET", "/a/unknown", ""));
    }

    @Test
    void thePolicysNonceIsNeverTheSame() throws Exception {
        var asked = asked("");
        assertThat(policy(send("GET", asked.path(), ""))).isNotEqualTo(policy(send("GET", asked.path(), "")));
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

    @Test
    void unsubscribingAsksAPersonAndTakesOneClickOfAMailProgram() throws Exception {
        var asked = asked("");
        var mail = mailsTo(asked.ticket().email()).getFirst();
        var link = header(mail, "List-Unsubscribe").replaceAll("^<|>$", "");
        var path = URI.create(link).getPath();
        var asks = document(send("GET", path, ""));
        assertThat(asks.expectFirst("form[method=post]").attr("action")).isEqualTo(path);
        assertThat(isSuppressed(asked)).isFalse();

        var done = send("POST", path, header(mail, "List-Unsubscribe-Post"));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(document(done).expectFirst("h1").text()).isEqualTo("You are unsubscribed");
        assertThat(isSuppressed(asked)).isTrue();
        assertThat(send("POST", path, "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        assertThat(send("POST", path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aMailProgramMayUnsubscribeWithMultipartToo() throws Exception {
        var asked = asked("");
        var answer = send(HttpRequest.newBuilder(uri("/u/" + asked.token()))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                        + "One-Click\r\n--b--\r\n")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(isSuppressed(asked)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a/", "/a/x/y/z", "/a/x/100", "/a/x/-1", "/a/x/score", "/u", "/u/", "/u/x/y"})
    void anUnknownPathIsNotThere(String path) throws Exception {
        var answer = send("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception", "io.aftercare", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void onlyGetHeadAndPostAreTaken(String method) {
        http.method(HttpMethod.valueOf(method))
                .uri("/a/AAAAAAAAAAAAAAAAAAAAAAAA")
                .exchange()
                .expectStatus()
                .isEqualTo(405);
    }

    @Test
    void aFormOfAnotherKindIsRefused() throws Exception {
        var asked = asked("");
        var answer = send(HttpRequest.newBuilder(uri(asked.path()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"score\": 5}")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(given(asked)).isEmpty();
    }

    private Asked asked(String more) {
        var ticket = openTicket(liveSurvey(more));
        close(ticket);
        return new Asked(ticket, awaitToken(ticket));
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

    /** Every answer that is kept for the link, the first one first. */
    private List<Given> given(Asked asked) {
        return jdbc.sql("select score, comment from answer join answer_link using (run_id) where token = ? order by id")
                .param(asked.token())
                .query((row, at) -> new Given(row.getInt("score"), row.getString("comment")))
                .list();
    }

    private boolean isSuppressed(Asked asked) {
        return jdbc.sql("select exists (select from suppression where address = ? and reason = 'unsubscribed')")
                .param(asked.ticket().email())
                .query(Boolean.class)
                .single();
    }

    private static void assertGone(HttpResponse<String> answer, String heading) {
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(document(answer).expectFirst("h1").text()).isEqualTo(heading);
        assertThat(document(answer).select("form")).isEmpty();
    }

    private static void assertSelfContained(HttpResponse<String> answer) {
        var page = document(answer);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body()).hasSizeLessThan(50_000).doesNotContain("http:", "https:", " style=");
        assertThat(answer.body()).doesNotContainPattern("\\son\\w+=");
        assertThat(policy(answer))
                .startsWith("default-src 'none'")
                .contains("style-src 'self' 'nonce-%s'"
                        .formatted(page.expectFirst("style").attr("nonce")))
                .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(page.select("[href], [src], [action]").stream().flatMap(AnswerPagesTests::addresses))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith("/").doesNotStartWith("//"));
        assertThat(page.select("script:not([src])")).isEmpty();
    }

    private static Stream<String> addresses(Element element) {
        return Stream.of("href", "src", "action").map(element::attr).filter(address -> !address.isEmpty());
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    private static Document document(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Sends as a mail scanner or a browser does, and does not follow where it is sent. */
    private HttpResponse<String> send(String method, String path, String form) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", FORM)
                .method(method, method.equals("POST") ? BodyPublishers.ofString(form) : BodyPublishers.noBody()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        return mail.getHeader(name, null);
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
