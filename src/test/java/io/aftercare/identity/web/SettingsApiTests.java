package io.aftercare.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.aftercare.AftercareTest;
import io.aftercare.StatementCount;
import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import io.aftercare.identity.TeamId;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Users, teams, keys, company and senders by API. */
class SettingsApiTests extends AftercareTest {

    private final String unique = UUID.randomUUID().toString();

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

    @Test
    void aUserIsAddedChangedFoundAndRemoved() {
        var id = read(
                send(HttpMethod.POST, "users", """
                        {"email": "Ann.%s@example.com", "name": "Ann ${7*7}", "role": "lead"}
                        """.formatted(unique))
                        .expectStatus()
                        .isCreated(),
                "$.id");
        problem(send(HttpMethod.POST, "users", """
                        {"email": "ann.%s@example.com", "name": "Ann", "role": "lead"}
                        """.formatted(unique)), 409, "user-exists");

        send(HttpMethod.PUT, "users/" + id, "{\"name\": \"Ann Lee\", \"role\": \"designer\"}")
                .expectStatus()
                .isOk();
        var found = send(HttpMethod.GET, "users?search=ANN." + unique, "")
                .expectStatus()
                .isOk();
        assertThat(read(found, "$.items[0].role")).isEqualTo("designer");
        assertThat(read(send(HttpMethod.GET, "users/" + id, ""), "$.name")).isEqualTo("Ann Lee");

        send(HttpMethod.DELETE, "users/" + id, "").expectStatus().isNoContent();
        problem(send(HttpMethod.DELETE, "users/" + id, ""), 404, "user-not-found");
        problem(send(HttpMethod.GET, "users/" + id, ""), 404, "user-not-found");
        problem(send(HttpMethod.PUT, "users/" + id, "{\"name\": \"A\", \"role\": \"lead\"}"), 404, "user-not-found");
    }

    @Test
    void aTeamHasTheMembersItIsGiven() throws Exception {
        var user = users.create("bo." + unique + "@example.com", "Bo", Role.LEAD, null);
        var id = read(
                send(HttpMethod.POST, "teams", """
                        {"name": "Crew %s", "members": ["BO.%s@example.com"]}
                        """.formatted(unique, unique))
                        .expectStatus()
                        .isCreated(),
                "$.id");
        problem(
                send(HttpMethod.POST, "teams", "{\"name\": \"CREW %s\", \"members\": []}".formatted(unique)),
                409,
                "team-exists");
        problem(send(HttpMethod.PUT, "teams/" + id, """
                        {"name": "Crew", "members": ["ghost@example.com"]}
                        """), 422, "unknown-user");

        var found = send(HttpMethod.GET, "teams?search=" + unique, "");
        assertThat(read(found, "$.items[0].members[0].id")).isEqualTo(user.id().toString());
        assertThat(StatementCount.statementsOf(() -> teams.list(unique, null, 50)))
                .hasSize(1);
        send(HttpMethod.PUT, "teams/" + id, "{\"name\": \"Crew of %s\", \"members\": []}".formatted(unique))
                .expectStatus()
                .isOk();
        assertThat(teams.membersOf("crew of " + unique)).isEmpty();

        send(HttpMethod.DELETE, "teams/" + id, "").expectStatus().isNoContent();
        problem(send(HttpMethod.GET, "teams/" + id, ""), 404, "team-not-found");
        problem(send(HttpMethod.DELETE, "teams/" + id, ""), 404, "team-not-found");
    }

    @Test
    void aTeamCannotTakeTheNameOfAnother() {
        teams.create("First " + unique, List.of());
        var second = teams.create("Second " + unique, List.of());

        problem(
                send(
                        HttpMethod.PUT,
                        "teams/" + second.id(),
                        "{\"name\": \"first %s\", \"members\": []}".formatted(unique)),
                409,
                "team-exists");
        assertThat(teams.get(second.id()).name()).isEqualTo("Second " + unique);
    }

    @Test
    void aTeamThatALiveSurveyTellsOfAnswersKeepsItsName() throws Exception {
        var id = teams.create("Crew " + unique, List.of()).id();
        var survey = "surveys/" + read(send(HttpMethod.POST, "surveys", """
                                {"name": "Loyalty %s", "type": "nps", "companyName": "Northwind",
                                 "notifications": {"teams": ["CREW %s"]}}
                                """.formatted(unique, unique)), "$.id");
        rename(id, "Team " + unique).expectStatus().isOk();
        rename(id, "Crew " + unique).expectStatus().isOk();
        send(HttpMethod.POST, survey + "/publish", "").expectStatus().isOk();

        problem(rename(id, "Team " + unique), 409, "team-in-use");
        assertThat(read(send(HttpMethod.DELETE, "teams/" + id, ""), "$.detail"))
                .contains("team 'Crew %s' is needed by survey 'Loyalty %s'".formatted(unique, unique));
        rename(id, "crew " + unique).expectStatus().isOk();
        send(HttpMethod.DELETE, survey, "").expectStatus().isNoContent();
        send(HttpMethod.DELETE, "teams/" + id, "").expectStatus().isNoContent();
    }

    private RestTestClient.ResponseSpec rename(TeamId id, String name) {
        return send(HttpMethod.PUT, "teams/" + id, "{\"name\": \"%s\", \"members\": []}".formatted(name));
    }

    @Test
    void aKeyIsMadeShownOnceListedAndRevoked() throws Exception {
        var made = read(
                send(HttpMethod.POST, "api-keys", """
                        {"name": "Desk %s", "scopes": ["runs:read", "contacts:read"]}
                        """.formatted(unique))
                        .expectStatus()
                        .isCreated(),
                "$");
        String secret = JsonPath.read(made, "$.key");
        String id = JsonPath.read(made, "$.id");
        assertThat(keys.find(secret).orElseThrow().scopes())
                .containsExactlyInAnyOrder(Scope.RUNS_READ, Scope.CONTACTS_READ);

        var listed = read(send(HttpMethod.GET, "api-keys?search=" + unique, ""), "$");
        assertThat(listed).doesNotContain(secret);
        assertThat(JsonPath.<List<String>>read(listed, "$.items[0].scopes"))
                .containsExactly("contacts:read", "runs:read");
        assertThat(JsonPath.<String>read(listed, "$.items[0].lastUsedAt")).isNotNull();
        assertThat(StatementCount.statementsOf(() -> keys.list("", null, 50))).hasSize(1);

        send(HttpMethod.DELETE, "api-keys/" + id, "").expectStatus().isNoContent();
        assertThat(keys.find(secret)).isEmpty();
        problem(send(HttpMethod.DELETE, "api-keys/" + id, ""), 404, "api-key-not-found");
    }

    @Test
    void theCompanyIsRenamed() {
        send(HttpMethod.PUT, "company", "{\"name\": \"Northwind & Söhne\"}")
                .expectStatus()
                .isOk();

        assertThat(read(send(HttpMethod.GET, "company", ""), "$.name")).isEqualTo("Northwind & Söhne");
    }

    @Test
    void aSenderGoesByItsAddress() {
        var body = "{\"name\": \"%s\", \"address\": \"care-%s@example.com\"}";
        var id = read(send(HttpMethod.POST, "senders", body.formatted("Care", unique)), "$.id");

        var again = send(HttpMethod.POST, "senders", body.formatted("Care team", unique));

        assertThat(read(again, "$.id")).isEqualTo(id);
        assertThat(read(send(HttpMethod.GET, "senders", ""), "$[?(@.id == '" + id + "')].name"))
                .contains("Care team");
        send(HttpMethod.DELETE, "senders/" + id, "").expectStatus().isNoContent();
        problem(send(HttpMethod.DELETE, "senders/" + id, ""), 404, "sender-not-found");
    }

    @Test
    void sendersAreBounded() {
        jdbc.sql("""
                        insert into sender (id, name, address)
                        select gen_random_uuid(), 'many', 'many' || n || '@example.com' from generate_series(1, 100) n
                        """).update();
        try {
            problem(
                    send(
                            HttpMethod.POST,
                            "senders",
                            "{\"name\": \"x\", \"address\": \"%s@example.com\"}".formatted(unique)),
                    409,
                    "too-many-senders");
            assertThat(read(send(HttpMethod.GET, "senders", ""), "$")).doesNotContain(unique);
        } finally {
            jdbc.sql("delete from sender where name = 'many'").update();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    users    | {"email": "no address", "name": "A", "role": "lead"}               | invalid-fields
                    users    | {"email": "a@example.com", "name": " ", "role": "lead"}            | invalid-fields
                    users    | {"email": "a@example.com", "name": "A\\nB", "role": "lead"}        | invalid-fields
                    users    | {"email": "a@example.com", "name": "A"}                            | invalid-fields
                    users    | {"email": "a@example.com", "name": "A", "role": "king"}            | malformed-json
                    users    | {"email": "a@example.com", "name": "A", "role": "lead", "password": "short"} | invalid-fields
                    teams    | {"name": "", "members": []}                                        | invalid-fields
                    teams    | {"name": "T"}                                                      | invalid-fields
                    teams    | {"name": "T", "members": ["x"]}                                    | invalid-fields
                    teams    | {"name": "T", "members": [null]}                                   | invalid-fields
                    api-keys | {"name": "K", "scopes": []}                                        | invalid-fields
                    api-keys | {"name": "K", "scopes": ["moon:land"]}                             | malformed-json
                    senders  | {"name": "S", "address": "S <s@example.com>"}                      | invalid-fields
                    senders  | {"name": "S", "address": "s@example.com", "bcc": "b@example.com"}  | unknown-field
                    """)
    void badInputIsRefused(String what, String json, String code) {
        problem(send(HttpMethod.POST, what, json), 400, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST | users    | {"email": "denied@example.com", "name": "Denied", "role": "admin"}
                    POST | teams    | {"name": "Denied", "members": []}
                    POST | api-keys | {"name": "Denied", "scopes": ["settings:write"]}
                    POST | senders  | {"name": "Denied", "address": "denied@example.com"}
                    PUT  | company  | {"name": "Denied"}
                    """)
    void settingsHaveScopesOfTheirOwn(String method, String what, String json) {
        var others = EnumSet.complementOf(EnumSet.of(Scope.SETTINGS_READ, Scope.SETTINGS_WRITE));
        var other = keyWith(others.toArray(Scope[]::new));
        var reader = keyWith(Scope.SETTINGS_READ);

        problem(send(HttpMethod.GET, what, "", other), 403, "missing-scope");
        send(HttpMethod.GET, what, "", reader).expectStatus().isOk();
        problem(send(HttpMethod.valueOf(method), what, json, reader), 403, "missing-scope");
    }

    private RestTestClient.ResponseSpec send(HttpMethod method, String what, String json) {
        return send(method, what, json, KEY);
    }

    private RestTestClient.ResponseSpec send(HttpMethod method, String what, String json, String key) {
        var request = http.method(method).uri("/api/v1/" + what).header("Authorization", "Bearer " + key);
        return json.isEmpty()
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(json).exchange();
    }

    private static void problem(RestTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:" + code);
    }

    private static String read(RestTestClient.ResponseSpec answer, String path) {
        var body = Objects.requireNonNull(answer.expectBody().returnResult().getResponseBody());
        var json = new String(body, StandardCharsets.UTF_8);
        return path.equals("$") ? json : String.valueOf(JsonPath.<Object>read(json, path));
    }
}
