package io.aftercare.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.identity.ApiKeys;
import io.aftercare.identity.Scope;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

class IdempotencyTests extends AftercareTest {

    private final String key = UUID.randomUUID().toString();
    private final String name = "Team " + key;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApiKeys keys;

    @Test
    void answersARepeatedCallAsTheFirst() {
        var first = created(createTeam(name, key));

        var again = createTeam(name, "\"" + key + "\"");

        again.expectHeader().valueEquals("Idempotency-Replayed", "true");
        assertThat(created(again)).isEqualTo(first);
        assertThat(teams()).isOne();
    }

    @Test
    void makesACallOnceThatIsMadeTenTimesAtOnce() {
        var calls = IntStream.range(0, 10)
                .mapToObj(at -> CompletableFuture.supplyAsync(() -> created(createTeam(name, key))))
                .toList();

        var answers = calls.stream().map(CompletableFuture::join).distinct().toList();

        assertThat(answers).hasSize(1);
        assertThat(teams()).isOne();
    }

    @Test
    void refusesTheKeyOfAnotherCall() {
        created(createTeam(name, key));

        createTeam("Other " + key, key)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:idempotency-key-used");
        http.post()
                .uri("/api/v1/contacts")
                .header("Authorization", "Bearer " + KEY)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(name))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void letsARefusedCallBeMadeAgain() {
        createTeam("", key).expectStatus().isBadRequest();

        created(createTeam(name, key));
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        var other = keys.create("Idempotent " + key, EnumSet.of(Scope.SETTINGS_WRITE))
                .key();
        created(createTeam(name, key));

        var answer = post(other, key, "Other " + key);

        answer.expectStatus().isCreated();
        answer.expectHeader().doesNotExist("Idempotency-Replayed");
    }

    @Test
    void forgetsAfterADay() {
        created(createTeam(name, key));
        time.advance(Duration.ofHours(25));

        createTeam(name, key).expectStatus().is4xxClientError();
        created(createTeam("Other " + key, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "two words", "ä", "LONG"})
    void saysWhatAKeyIs(String unusable) {
        createTeam(name, unusable.replace("LONG", "x".repeat(256)))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:unusable-idempotency-key");
        assertThat(teams()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/api-keys", "/api/v1/webhooks", "/api/v1/webhooks/1/rotate-secret"})
    void keepsNoAnswerWithASecret(String path) {
        http.post()
                .uri(path)
                .header("Authorization", "Bearer " + KEY)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(name))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:no-idempotency-here");
    }

    private static List<String> created(RestTestClient.ResponseSpec answer) {
        var result = answer.expectStatus().isCreated().expectBody(String.class).returnResult();
        return List.of(
                String.valueOf(result.getResponseBody()),
                String.valueOf(result.getResponseHeaders().getContentType()));
    }

    private RestTestClient.ResponseSpec createTeam(String team, String idempotencyKey) {
        return post(KEY, idempotencyKey, team);
    }

    private RestTestClient.ResponseSpec post(String caller, String idempotencyKey, String team) {
        return http.post()
                .uri("/api/v1/teams")
                .header("Authorization", "Bearer " + caller)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(team))
                .exchange();
    }

    private static String body(String team) {
        return "{\"name\": \"%s\", \"members\": []}".formatted(team);
    }

    private long teams() {
        return jdbc.sql("select count(*) from team where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
