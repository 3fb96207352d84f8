package io.aftercare.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What a page makes a browser load whose cache is empty, compressed as it comes: styles, scripts, icons and frames, too. */
class PageWeightTests extends EditorTest {

    private static final int MOST_SIGNED_IN = 300 * 1024;
    private static final int MOST_IN_PUBLIC = 50 * 1024;
    private static final Pattern STYLE_URL = Pattern.compile("url\\([\"']?(?!data:)([^\"')]+)");

    @Test
    void isLessThan300KilobytesForWhoIsSignedIn() throws Exception {
        var editor = "/surveys/" + draft(SurveyType.CES) + "/";
        var person = SignedIn.as(Role.ADMIN, port, users, passwords);

        for (var path : List.of(
                "/",
                "/surveys",
                "/surveys/new",
                editor + "edit/survey",
                editor + "edit/feedback",
                editor + "edit/thank-you",
                editor + "edit/recipients",
                editor + "edit/settings",
                editor + "edit/automation",
                editor + "edit/review",
                editor + "preview",
                "/insights",
                "/library",
                "/contacts",
                "/contacts/import",
                "/tickets",
                "/mailbox",
                "/account",
                "/settings/users",
                "/settings/api-keys/new",
                "/settings/properties")) {
            var loaded = loadedBy(path, person);
            assertThat(loaded).as(path).containsKey("/app/icons.svg").hasSizeGreaterThan(3);
            assertThat(sum(loaded)).as("%s %s", path, loaded).isBetween(50_000, MOST_SIGNED_IN);
        }
    }

    @Test
    void isLessThan50KilobytesForWhoAnswers() throws Exception {
        var preview = "/surveys/" + draft(SurveyType.NPS) + "/preview/";
        var person = SignedIn.as(Role.AUTHOR, port, users, passwords);

        for (var what : List.of("answer", "question", "thank-you", "unsubscribe")) {
            var loaded = loadedBy(preview + what, person);
            assertThat(loaded).as(what).containsKey("/public/answer.css");
            assertThat(sum(loaded)).as("%s %s", what, loaded).isBetween(1_000, MOST_IN_PUBLIC);
        }
    }

    private static int sum(Map<String, Integer> loaded) {
        return loaded.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Bytes by address without its query, of the page and of all that it names. */
    private static Map<String, Integer> loadedBy(String path, SignedIn person) throws IOException {
        var loaded = new HashMap<String, Integer>();
        load(URI.create(path), person, loaded);
        return loaded;
    }

    private static void load(URI address, SignedIn person, Map<String, Integer> loaded) throws IOException {
        var answer = person.getCompressed(address.toString());
        assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
        loaded.merge(address.getPath(), answer.body().length, Integer::sum);
        for (var next : named(answer).toList()) {
            var other = address.resolve(next.replaceFirst("#.*", ""));
            if (!loaded.containsKey(other.getPath())) {
                load(other, person, loaded);
            }
        }
    }

    private static Stream<String> named(HttpResponse<byte[]> answer) throws IOException {
        var type = answer.headers().firstValue("content-type").orElse("");
        if (type.startsWith("text/css")) {
            return STYLE_URL.matcher(text(answer)).results().map(url -> url.group(1));
        }
        if (!type.startsWith("text/html")) {
            return Stream.empty();
        }
        var page = Jsoup.parse(text(answer));
        return Stream.of(
                        page.select("link[rel~=stylesheet|icon]").eachAttr("href"),
                        page.select("script[src], img[src]:not([src='']), iframe[src]")
                                .eachAttr("src"),
                        page.select("use[href]").eachAttr("href"),
                        page.select("[hx-get][hx-trigger*=load]").eachAttr("hx-get"))
                .flatMap(List::stream)
                .filter(address -> !address.startsWith("data:"));
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        var bytes = answer.body();
        if (answer.headers().firstValue("content-encoding").orElse("").equals("gzip")) {
            try (var plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = plain.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
