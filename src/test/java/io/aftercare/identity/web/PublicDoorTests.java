package io.aftercare.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicDoorTests extends AftercareTest {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/v3/api-docs", "/swagger-ui/index.html"})
    void isOpenToAll(String path) {
        http.get().uri(path).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/forged-token",
                "/u/forged-token",
                "/public/nothing",
                "/app/nothing",
                "/actuator",
                "/actuator/env"
            })
    void doesNotSayThatAnythingElseExists(String path) {
        http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .doesNotExist("WWW-Authenticate")
                .expectHeader()
                .doesNotExist("Set-Cookie");
        http.post().uri(path).exchange().expectStatus().isNotFound();
    }

    @Test
    void setsSafeHeadersAndOnePolicy() {
        http.get()
                .uri("/a/forged-token")
                .exchange()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .values(
                        "Content-Security-Policy",
                        policies ->
                                assertThat(policies).singleElement().asString().contains("default-src 'none'"));
    }
}
