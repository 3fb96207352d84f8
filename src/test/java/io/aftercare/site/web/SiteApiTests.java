package io.aftercare.site.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.aftercare.AftercareTest;
import io.aftercare.identity.Scope;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Web sites by API. */
class SiteApiTests extends AftercareTest {

    private static final String SITES = "/api/v1/sites";

    private final String origin = "https://" + UUID.randomUUID() + ".example";

    @Test
    void aSiteIsAddedChangedAndDeletedAndItsSecretIsSeenOnce() {
        var made =
                read(post(SITES, command("Shop", origin + "/")).expectStatus().isCreated());
        String id = JsonPath.read(made, "$.site.id");
        String secret = JsonPath.read(made, "$.secret");
        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(JsonPath.<String>read(made, "$.site.origin")).isEqualTo(origin);

        var changed = read(send(HttpMethod.PUT, SITES + "/" + id, "{\"name\": \"Corner\", \"linked\": true}")
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<Boolean>read(changed, "$.linked")).isTrue();
        send(HttpMethod.PUT, SITES + "/" + id, "{\"name\": \"Corner\"}");
        assertThat(read(get(SITES + "/" + id)) + read(get(SITES)))
                .contains("Corner")
                .doesNotContain(secret);
        String other = JsonPath.read(read(post(SITES + "/" + id + "/secret", "")), "$.secret");
        assertThat(other).isNotEqualTo(secret);
        assertThat(jdbc.sql("select act from audit_entry where subject = :id order by id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("created", "changed", "changed", "rotated");

        send(HttpMethod.DELETE, SITES + "/" + id, "").expectStatus().isNoContent();
        get(SITES + "/" + id).expectStatus().isNotFound();
        send(HttpMethod.DELETE, SITES + "/" + id, "").expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "Shop, http://shop.example, 422",
        "Shop, https://shop.example/path, 422",
        "'', https://shop.example, 400",
        "Shop, '', 400"
    })
    void whatIsNoSiteIsRefused(String name, String address, int status) {
        post(SITES, command(name, address)).expectStatus().isEqualTo(status);
    }

    @Test
    void aSiteIsThereOnce() {
        String id = JsonPath.read(
                read(post(SITES, command("Shop", origin)).expectStatus().isCreated()), "$.site.id");

        post(SITES, command("Other", origin.toUpperCase(Locale.ROOT)))
                .expectStatus()
                .isEqualTo(409);
        send(HttpMethod.DELETE, SITES + "/" + id, "").expectStatus().isNoContent();
    }

    @Test
    void onlyWhoMayWriteSettingsChangesThem() {
        var reader = keyWith(Scope.SETTINGS_READ);

        http.get()
                .uri(SITES)
                .header("Authorization", "Bearer " + reader)
                .exchange()
                .expectStatus()
                .isOk();
        http.post()
                .uri(SITES)
                .header("Authorization", "Bearer " + reader)
                .contentType(MediaType.APPLICATION_JSON)
                .body(command("Shop", origin))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private static String command(String name, String origin) {
        return "{\"name\": \"%s\", \"origin\": \"%s\"}".formatted(name, origin);
    }

    private ResponseSpec send(HttpMethod method, String path, String body) {
        return http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static String read(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }
}
