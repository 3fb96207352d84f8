package io.aftercare.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A small OpenID provider (OpenID Connect Core 1.0, authorization code flow). It believes everybody: its page asks for
 * the mail address to vouch for, and whether it is verified.
 */
public final class OpenIdProvider {

    private static final String CLIENT = "aftercare";
    private static final String SECRET = "the secret of the tests";

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final RSAKey key;
    private final HttpServer server;

    private static final class Holder {
        private static final OpenIdProvider RUNNING = new OpenIdProvider();
    }

    private OpenIdProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("tests").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        on("/.well-known/openid-configuration", this::describe);
        on("/keys", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toString()));
        on("/authorize", OpenIdProvider::ask);
        on("/continue", this::giveCode);
        on("/token", this::giveToken);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0), "stop-openid-provider"));
    }

    /** How an installation is told of this provider. */
    public static Map<String, String> settings() {
        return Map.of(
                "spring.security.oauth2.client.registration.company.client-id",
                CLIENT,
                "spring.security.oauth2.client.registration.company.client-secret",
                SECRET,
                "spring.security.oauth2.client.registration.company.client-name",
                "Northwind",
                "spring.security.oauth2.client.registration.company.scope",
                "openid,email",
                "spring.security.oauth2.client.provider.company.issuer-uri",
                Holder.RUNNING.issuer());
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void describe(HttpExchange exchange) throws IOException {
        json(exchange, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer()));
    }

    private static void ask(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        var cancel = UriComponentsBuilder.fromUriString(value(asked, "redirect_uri"))
                .queryParam("error", "access_denied")
                .queryParam("state", "{state}")
                .encode()
                .buildAndExpand(value(asked, "state"))
                .toUriString();
        send(exchange, 200, "text/html", """
                <!DOCTYPE html><html lang="en"><title>Northwind</title><link rel="icon" href="data:,">
                <h1>Northwind's sign-in</h1>
                <form action="/continue">
                <input type="hidden" name="redirect_uri" value="%s"><input type="hidden" name="state" value="%s">
                <input type="hidden" name="nonce" value="%s">
                <label>Mail address <input name="email"></label>
                <label><input type="checkbox" name="verified" value="true"> Verified</label>
                <button>Continue</button></form><a href="%s">Cancel</a></html>
                """.formatted(
                        HtmlUtils.htmlEscape(value(asked, "redirect_uri")),
                        HtmlUtils.htmlEscape(value(asked, "state")),
                        HtmlUtils.htmlEscape(value(asked, "nonce")),
                        HtmlUtils.htmlEscape(cancel)));
    }

    private void giveCode(HttpExchange exchange) throws IOException {
        var given = parameters(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, given);
        var back = UriComponentsBuilder.fromUriString(value(given, "redirect_uri"))
                .queryParam("code", code)
                .queryParam("state", "{state}")
                .encode()
                .buildAndExpand(value(given, "state"))
                .toUriString();
        exchange.getResponseHeaders().set("Location", back);
        exchange.sendResponseHeaders(302, -1);
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var given = codes.remove(parameters(body).get("code"));
        if (given == null) {
            send(exchange, 400, "application/json", "{\"error\": \"invalid_grant\"}");
            return;
        }
        json(
                exchange,
                "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 300, \"id_token\": \"%s\"}"
                        .formatted(UUID.randomUUID(), idToken(given)));
    }

    private String idToken(Map<String, String> given) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("subject of " + given.get("email"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", value(given, "nonce"))
                .claim("email", given.get("email"))
                .claim("email_verified", given.containsKey("verified"))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        return token.serialize();
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static Map<String, String> parameters(String query) {
        return UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> URLDecoder.decode(entry.getValue(), StandardCharsets.UTF_8)));
    }

    private static String value(Map<String, String> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, "application/json", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
