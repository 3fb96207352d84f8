package io.aftercare.response.web;

import io.aftercare.run.RunTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Meets public pages as a browser, a mail program or a scanner does, byte by byte. */
abstract class PageTest extends RunTest {

    protected static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    protected int port;

    /** Calls are counted by address: those of one test alone. */
    private final String address = "198.18.%d.%d".formatted(next(), next());

    protected record Asked(OpenTicket ticket, String token) {

        String path() {
            return "/a/" + token;
        }
    }

    protected record Given(int score, @Nullable String comment) {}

    private static int next() {
        return ThreadLocalRandom.current().nextInt(256);
    }

    protected Asked asked(String more) {
        var ticket = openTicket(liveSurvey(more));
        close(ticket);
        return new Asked(ticket, awaitToken(ticket));
    }

    /** Every answer that is kept for the link, the first one first. */
    protected List<Given> given(Asked asked) {
        return jdbc.sql("select score, comment from answer join answer_link using (run_id) where token = ? order by id")
                .param(asked.token())
                .query((row, at) -> new Given(row.getInt("score"), row.getString("comment")))
                .list();
    }

    protected boolean isSuppressed(Asked asked) {
        return jdbc.sql("select exists (select from suppression where address = ? and reason = 'unsubscribed')")
                .param(asked.ticket().email())
                .query(Boolean.class)
                .single();
    }

    protected static Document document(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    protected static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    protected URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Sends as a mail scanner or a browser does, and does not follow where it is sent. */
    protected HttpResponse<String> send(String method, String path, String form) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", FORM)
                .header("X-Forwarded-For", address)
                .method(method, method.equals("POST") ? BodyPublishers.ofString(form) : BodyPublishers.noBody()));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
