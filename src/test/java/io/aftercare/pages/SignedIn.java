package io.aftercare.pages;

import io.aftercare.identity.Passwords;
import io.aftercare.identity.Role;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** A person who is signed in and calls pages byte by byte, without a browser; follows no redirect. */
public final class SignedIn {

    private static final String PASSWORD = "correct horse battery staple";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final int port;
    private final User user;
    private String csrf = "";

    private SignedIn(int port, User user) {
        this.port = port;
        this.user = user;
    }

    /** A new user of the role. */
    public static SignedIn as(Role role, int port, Users users, Passwords passwords) {
        var address = "user-" + UUID.randomUUID() + "@northwind.example";
        return as(users.put(address, "Una " + role.key(), role), port, passwords);
    }

    public static SignedIn as(User user, int port, Passwords passwords) {
        passwords.set(user.id(), PASSWORD);
        var person = new SignedIn(port, user);
        person.csrf = person.csrf("/sign-in", "input[name=_csrf]", "value");
        person.post("/sign-in", Map.of("email", user.email(), "password", PASSWORD));
        person.csrf = person.csrf("/", "meta[name=csrf]", "content");
        return person;
    }

    public User user() {
        return user;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
    }

    /** The bytes as they come to a browser, which takes compressed ones. */
    HttpResponse<byte[]> getCompressed(String path) {
        return send(
                HttpRequest.newBuilder(uri(path)).header("Accept", "*/*").header("Accept-Encoding", "gzip"),
                BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(form(path, fields).header("Accept", "text/html"));
    }

    /** Posts as htmx does. */
    public HttpResponse<String> postByScript(String path, Map<String, String> fields) {
        return send(form(path, fields).header("HX-Request", "true"));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf);
        var body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private String csrf(String path, String element, String attribute) {
        return Jsoup.parse(get(path).body()).select(element).attr(attribute);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
    }
}
