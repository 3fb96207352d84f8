package io.aftercare.survey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.site.SiteCommand;
import io.aftercare.site.Sites;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** What a survey on web sites must say, and what it cannot. */
class SurveyOnSitesTests extends AftercareTest {

    @Autowired
    private Sites sites;

    private final String origin = "https://" + UUID.randomUUID() + ".example";

    @Test
    void isPublishedOnceItHasASiteAndContacts() {
        var site = sites.create(new SiteCommand("Shop", origin, false), "Ada").site();
        var id = created(create("nps", "\"web\": {}"));
        assertThat(text(get("/api/v1/surveys/" + id)))
                .contains("\"place\":\"dialog\"")
                .contains("\"afterSeconds\":5");
        assertThat(text(get("/api/v1/surveys/" + id + "/review")))
                .contains("shown nowhere")
                .contains("shown to nobody");
        post("/api/v1/surveys/" + id + "/publish", "").expectStatus().isEqualTo(422);

        var whole = created(
                create("nps", "\"segment\": {\"match\": \"all\"}, \"web\": {\"sites\": [\"%s\"]}".formatted(origin)));
        post("/api/v1/surveys/" + whole + "/publish", "").expectStatus().isOk();
        post("/api/v1/surveys/" + whole + "/test", "{\"to\": \"nobody@example.com\"}")
                .expectStatus()
                .isEqualTo(422);
        sites.delete(site.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "ces | 'web': {} | 422 | about a ticket",
                "nps | 'web': {}, 'pipeline': 'support' | 422 | not sent after tickets",
                "nps | 'web': {}, 'reminderAfter': 'P1D' | 422 | nobody is reminded",
                "nps | 'web': {}, 'delay': 'PT1H' | 422 | shown when a contact is there",
                "nps | 'web': {}, 'anonymous': true | 422 | cannot be anonymous",
                "csat | 'web': {'sites': ['https://nowhere.example']} | 422 | There is no site",
                "csat | 'web': {'afterSeconds': 601} | 400 | afterSeconds",
                "csat | 'web': {'afterSeconds': -1} | 400 | afterSeconds",
                "csat | 'web': {'sites': ['']} | 400 | sites",
                "csat | 'web': {'place': 'banner'} | 400 | place",
                "csat | 'web': {'colour': 1} | 400 | colour"
            })
    void isRefusedWithWhatCannotBe(String type, String more, int status, String words) {
        var response = create(type, more.replace('\'', '"'));

        assertThat(text(response.expectStatus().isEqualTo(status))).contains(words);
    }

    @Test
    void neitherBecomesAMailNorAMailIt() {
        var mailed = created(create("nps", "\"language\": \"en\""));
        var shown = created(create("nps", "\"web\": {}"));

        assertThat(text(put(mailed, "\"web\": {}").expectStatus().isEqualTo(422)))
                .contains("survey-delivery-fixed");
        assertThat(text(put(shown, "\"language\": \"de\"").expectStatus().isEqualTo(422)))
                .contains("survey-delivery-fixed");
    }

    private ResponseSpec create(String type, String more) {
        return post("/api/v1/surveys", definition(type, more));
    }

    private static String definition(String type, String more) {
        return "{\"name\": \"%s\", \"type\": \"%s\", \"companyName\": \"Northwind\", %s}"
                .formatted(UUID.randomUUID(), type, more);
    }

    private ResponseSpec put(String id, String more) {
        return http.put()
                .uri("/api/v1/surveys/" + id)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(definition("nps", more))
                .exchange();
    }

    private static String created(ResponseSpec response) {
        return text(response.expectStatus().isCreated()).replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1");
    }

    private static String text(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }
}
