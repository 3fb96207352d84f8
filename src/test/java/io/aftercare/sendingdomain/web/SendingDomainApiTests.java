package io.aftercare.sendingdomain.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.aftercare.identity.Scope;
import io.aftercare.sendingdomain.SendingDomainTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Sending domains by API, and what publishing asks of them. */
class SendingDomainApiTests extends SendingDomainTest {

    private static final String DOMAINS = "/api/v1/sending-domains";

    @Test
    void aDomainIsAddedCheckedRotatedAndRemoved() {
        var made = read(post(DOMAINS, "{\"name\": \"%s\"}".formatted(name))
                .expectStatus()
                .isCreated());
        String id = JsonPath.read(made, "$.id");
        var path = DOMAINS + "/" + id;
        assertThat(made).doesNotContain("private");
        assertThat(JsonPath.<Boolean>read(made, "$.ready")).isFalse();
        var records = read(get(path + "/records").expectStatus().isOk());
        DNS.publish(JsonPath.read(records, "$[0].name"), JsonPath.<String>read(records, "$[0].value"));

        assertThat(JsonPath.<Boolean>read(read(post(path + "/check", "")), "$.ready"))
                .isTrue();
        assertThat(JsonPath.<String>read(read(post(path + "/rotate-key", "")), "$.keys[0].state"))
                .isEqualTo("next");
        post(path + "/rotate-key", "").expectStatus().isEqualTo(409);
        assertThat(JsonPath.<String>read(read(post(path + "/use-next-key", "")), "$.keys[0].state"))
                .isEqualTo("signing");
        assertThat(read(get(DOMAINS))).contains(name);
        delete(path).expectStatus().isNoContent();
        get(path).expectStatus().isNotFound();
    }

    @Test
    void publishingAsksForADomainThatIsReadyUnlessAnAdminAllowsIt() {
        var survey = draft();
        var domain = domains.add(name, "admin@example.com");

        assertThat(refusal(survey)).contains("not ready").contains(name);
        var path = DOMAINS + "/" + domain.id() + "/send-anyway";
        assertThat(JsonPath.<String>read(read(post(path, "")), "$.sendAnywayBy"))
                .isEqualTo("bootstrap");
        publish(survey).expectStatus().isOk();

        var other = draft();
        delete(path).expectStatus().isOk();
        assertThat(refusal(other)).contains("not ready");
        publishKey(domain);
        domains.check(domain.id());
        publish(other).expectStatus().isOk();
    }

    @Test
    void publishingRefusesAnAddressOfNoSendingDomainOnceThereAreSome() {
        var survey = draft();
        domains.add("other-" + name, "admin@example.com");

        assertThat(refusal(survey)).contains("not among the sending domains");
    }

    @Test
    void publishingAsksNothingWhereThereAreNoDomains() {
        publish(draft()).expectStatus().isOk();
    }

    @Test
    void settingsAreForKeysThatMayChangeThem() {
        var reader = keyWith(Scope.SETTINGS_READ);
        call(HttpMethod.GET, DOMAINS, reader).expectStatus().isOk();
        call(HttpMethod.POST, DOMAINS + "/" + unknown() + "/check", reader)
                .expectStatus()
                .isForbidden();
        call(HttpMethod.DELETE, DOMAINS + "/" + unknown(), reader)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void refusesBadInput() {
        post(DOMAINS, "{\"name\": \"no domain\"}").expectStatus().isEqualTo(422);
        post(DOMAINS, "{\"name\": \"%s\"}".formatted("a".repeat(300)))
                .expectStatus()
                .isBadRequest();
        post(DOMAINS, "{}").expectStatus().isBadRequest();
        post(DOMAINS + "/" + unknown() + "/rotate-key", "").expectStatus().isNotFound();
    }

    private String draft() {
        var made = read(post("/api/v1/surveys", """
                {"name": "S %s", "type": "nps", "companyName": "Northwind",
                 "sender": {"name": "Support", "address": "support@%s"}}
                """.formatted(unknown(), name)));
        return JsonPath.read(made, "$.id");
    }

    private ResponseSpec publish(String survey) {
        return post("/api/v1/surveys/" + survey + "/publish", "");
    }

    private String refusal(String survey) {
        var result = publish(survey).expectBody(String.class).returnResult();
        assertThat(result.getStatus().is4xxClientError()).isTrue();
        return Objects.requireNonNull(result.getResponseBody());
    }

    private ResponseSpec delete(String path) {
        return call(HttpMethod.DELETE, path, KEY);
    }

    private ResponseSpec call(HttpMethod method, String path, String key) {
        return http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + key)
                .exchange();
    }

    private static String read(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }
}
