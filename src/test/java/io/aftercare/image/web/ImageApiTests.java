package io.aftercare.image.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.identity.Scope;
import io.aftercare.image.SampleImages;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImageApiTests extends AftercareTest {

    private static final String IMAGES = "/api/v1/images";

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    @Test
    void anUploadedImageIsServedToEverybody() {
        var image = uploaded("logo.png");

        http.get()
                .uri(image.get("path").asString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG)
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=31536000, public, immutable")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox")
                .expectHeader()
                .contentLength(image.get("bytes").asLong())
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectHeader()
                .doesNotExist("Pragma")
                .expectBody(byte[].class)
                .value(bytes -> assertThat(bytes).startsWith(0x89, 'P', 'N', 'G'));
    }

    @Test
    void whatABrowserHasIsNotSentAgain() {
        var path = uploaded("etag.png").get("path").asString();
        var etag = http.get()
                .uri(path)
                .exchange()
                .returnResult()
                .getResponseHeaders()
                .getETag();
        assertThat(etag).matches("\"[0-9a-f]{64}\"");

        http.get()
                .uri(path)
                .header("If-None-Match", String.valueOf(etag))
                .exchange()
                .expectStatus()
                .isNotModified();
        http.head().uri(path).exchange().expectStatus().isOk().expectHeader().contentType(MediaType.IMAGE_PNG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/00000000-0000-0000-0000-000000000000",
                "/images/1-1-1-1-1",
                "/images/x",
                "/images/",
                "/images",
                "/images/x/y"
            })
    void anUnknownImageIsNotThere(String path) {
        http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .doesNotExist("WWW-Authenticate");
    }

    @Test
    void listsFindsAndDeletes() {
        var name = UUID.randomUUID() + ".png";
        var image = uploaded(name);
        var uri = IMAGES + "/" + image.get("id").asString();

        assertThat(body(get(IMAGES + "?search=" + name)).get("items").get(0)).isEqualTo(body(get(uri)));
        assertThat(body(get(IMAGES + "?limit=1")).get("items")).hasSize(1);
        assertThat(body(get(uri)).propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "name", "mediaType", "width", "height", "bytes", "createdAt", "uploadedBy", "path");

        delete(uri).expectStatus().isNoContent();
        assertProblem(get(uri), 404, "image-not-found");
        assertProblem(delete(uri), 404, "image-not-found");
        http.get().uri(image.get("path").asString()).exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/svg+xml", "application/octet-stream", "image/x-nonsense"})
    void theContentCountsNotWhatItIsSaidToBe(String type) {
        var image = body(upload("photo.jpg", MediaType.parseMediaType(type), SampleImages.uniquePng()));

        assertThat(image.get("mediaType").asString()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Only a text", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "\0"})
    void whatIsNoImageIsRefused(String content) {
        var answer = upload("logo.png", MediaType.IMAGE_PNG, content.getBytes(StandardCharsets.UTF_8));

        assertProblem(answer, 422, "not-an-image");
    }

    @Test
    void aLargeFileIsRefusedWithItsBoundAndAHugeOneAtTheDoor() throws Exception {
        assertProblem(upload("large.png", MediaType.IMAGE_PNG, new byte[6_000_000]), 422, "image-too-large");

        var huge = HttpRequest.newBuilder(URI.create("http://localhost:%d%s?name=huge.png".formatted(port, IMAGES)))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(new byte[10_485_760]))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(huge, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("urn:aftercare:problem:body-too-large");
        }
    }

    @ParameterizedTest
    @CsvSource({"limit=0, 400", "limit=201, 400", "after=x, 400", "search=a\tb, 400"})
    void badQuestionsAreExplained(String query, int status) {
        get(IMAGES + "?" + query).expectStatus().isEqualTo(status);
    }

    @Test
    void anUploadNeedsANameABodyAndATypeOfImages() {
        http.post()
                .uri(IMAGES)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.IMAGE_PNG)
                .body(SampleImages.png(2, 2))
                .exchange()
                .expectStatus()
                .isBadRequest();
        upload("a".repeat(256), MediaType.IMAGE_PNG, SampleImages.png(2, 2))
                .expectStatus()
                .isBadRequest();
        upload("a.png", MediaType.TEXT_PLAIN, SampleImages.png(2, 2))
                .expectStatus()
                .isEqualTo(415);
        assertProblem(
                upload("a.png", MediaType.MULTIPART_FORM_DATA, SampleImages.png(2, 2)), 400, "malformed-multipart");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/images, surveys:read",
        "POST, /api/v1/images?name=x, surveys:write",
        "GET, /api/v1/images/00000000-0000-0000-0000-000000000000, surveys:read",
        "DELETE, /api/v1/images/00000000-0000-0000-0000-000000000000, surveys:write"
    })
    void everyCallNeedsItsScope(String method, String path, String scope) {
        var request = http.method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", "Bearer " + keyWith(Scope.RUNS_READ));
        if (method.equals("POST")) {
            request.contentType(MediaType.IMAGE_PNG).body(SampleImages.png(2, 2));
        }
        var problem = assertProblem(request.exchange(), 403, "missing-scope");
        assertThat(problem.get("detail").asString()).contains("'" + scope + "'");
    }

    private JsonNode uploaded(String name) {
        return body(upload(name, MediaType.IMAGE_PNG, SampleImages.uniquePng())
                .expectStatus()
                .isCreated());
    }

    private RestTestClient.ResponseSpec upload(String name, MediaType type, byte[] file) {
        return http.post()
                .uri(IMAGES + "?name={name}", name)
                .header("Authorization", "Bearer " + KEY)
                .contentType(type)
                .body(file)
                .exchange();
    }

    private RestTestClient.ResponseSpec delete(String uri) {
        return http.delete().uri(uri).header("Authorization", "Bearer " + KEY).exchange();
    }

    private JsonNode body(RestTestClient.ResponseSpec answer) {
        return json.readTree(answer.expectBody(String.class).returnResult().getResponseBody());
    }

    private JsonNode assertProblem(RestTestClient.ResponseSpec answer, int status, String code) {
        var problem = body(answer.expectStatus().isEqualTo(status));
        assertThat(problem.get("type").asString()).isEqualTo("urn:aftercare:problem:" + code);
        return problem;
    }
}
