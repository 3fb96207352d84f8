package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import io.aftercare.survey.SurveyId;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsightApiTests extends InsightTest {

    private static final String MARCH = "from=2031-03-01&to=2031-03-10&zone=Europe/Berlin";

    @Test
    void givesScoresWithTheirComparisonAndBreakdown() {
        var survey = survey("csat");
        sent(survey, "2031-03-02T10:00:00Z", "ann@agents.test", "en", 5, 4, 1, null);
        sent(survey, "2031-02-28T23:30:00Z", "bob@agents.test", "en", 2);
        sent(survey, "2031-02-20T10:00:00Z", "ann@agents.test", "en", 1, 2);

        var found = body(get("/api/v1/insights?survey={survey}&" + MARCH, survey));

        assertThat(found.get("type").asString()).isEqualTo("csat");
        assertThat(found.get("zone").asString()).isEqualTo("Europe/Berlin");
        assertThat(found.at("/figures/from").asString()).isEqualTo("2031-03-01");
        // 2 of 4 are happy; 4 of 5 answered; before, none of 2 was happy.
        assertThat(found.at("/figures/figures/score").asDouble()).isEqualTo(50);
        assertThat(found.at("/figures/figures/responseRate").asDouble()).isEqualTo(80);
        assertThat(found.at("/before/from").asString()).isEqualTo("2031-02-19");
        assertThat(found.at("/before/figures/score").asDouble()).isZero();
        assertThat(found.at("/scoreComparison/difference").asDouble()).isEqualTo(50);
        assertThat(found.at("/scoreComparison/beyondChance").asBoolean()).isFalse();
        assertThat(found.at("/distribution/4/answers").asLong()).isEqualTo(1);
        assertThat(found.get("step").asString()).isEqualTo("day");
        assertThat(found.get("overTime").valueStream()).hasSize(10);
        assertThat(found.at("/breakdown/owner")
                        .valueStream()
                        .map(group -> group.get("key").asString()))
                .containsExactly("bob@agents.test", "ann@agents.test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=yesterday | invalid-period",
                "from=2031-02-30 | invalid-period",
                "from=2031-03-02&to=2031-03-01 | invalid-period",
                "from=1900-01-01&to=2099-12-31 | invalid-period",
                "from=2001-01-01&to=2031-12-31 | invalid-period",
                "to=2031-03-01 | invalid-period",
                "period=200y | invalid-period",
                "type=smile | unknown-type",
                "survey=nonsense | unknown-survey",
                "survey=00000000-0000-0000-0000-000000000000 | unknown-survey",
                "pipeline=surely-none | unknown-pipeline",
                "language=%27%3B-- | unknown-language",
                "zone=Mars/Olympus | unknown-zone",
                "owner=a%00b | unreadable-filter"
            })
    void saysWhatMakesNoSense(String query, String code) {
        for (var path : List.of("", "/comments", "/scores.csv", "/comments.csv")) {
            get("/api/v1/insights" + path + "?" + decoded(query))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:aftercare:problem:" + code)
                    .jsonPath("$.detail")
                    .isNotEmpty();
        }
    }

    @Test
    void aSurveyOfAnotherTypeIsAnError() {
        get("/api/v1/insights?type=nps&survey={survey}", survey("ces"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:aftercare:problem:other-type");
    }

    @Test
    void filesHoldTheSameAndRunNothing() throws Exception {
        var survey = survey("ces");
        sent(survey, "2031-03-02T10:00:00Z", "=1+1@agents.test", "en", 7, 6, null);
        var run = fate(survey, "dora@agents.test", "completed", null, true, 2, true);
        comment(run, 2, "=HYPERLINK(\"http://x\"), \"so\"\nso\u00df");

        var scores = csv("scores.csv", survey);
        var comments = csv("comments.csv", survey);

        assertThat(scores.getFirst().toMap())
                .containsEntry("part", "total")
                .containsEntry("score", "5.0")
                .containsEntry("answers", "3")
                .containsEntry("sent", "4")
                .containsEntry("from", "2031-03-01")
                .containsEntry("previous_answers", "0");
        assertThat(scores)
                .filteredOn(row -> row.get("part").equals("owner"))
                .extracting(row -> row.get("key"))
                .containsExactly("dora@agents.test", "'=1+1@agents.test");
        assertThat(comments).singleElement().satisfies(row -> {
            assertThat(row.get("comment")).isEqualTo("'=HYPERLINK(\"http://x\"), \"so\"\nso\u00df");
            assertThat(row.get("score")).isEqualTo("2");
            assertThat(row.get("run_id")).isEqualTo(run.toString());
        });
    }

    @Test
    void areForKeysThatMayReadThem() {
        var contacts = keyWith(Scope.CONTACTS_READ);
        for (var path : List.of("", "/comments", "/scores.csv", "/comments.csv")) {
            http.get()
                    .uri("/api/v1/insights" + path)
                    .header("Authorization", "Bearer " + contacts)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    private List<CSVRecord> csv(String file, SurveyId survey) throws IOException {
        var answer = get("/api/v1/insights/" + file + "?survey={survey}&" + MARCH, survey)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).startsWith("\ufeff").contains("\r\n");
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(new StringReader(String.valueOf(answer).substring(1)))) {
            return rows.getRecords();
        }
    }

    /** The client encodes what it is given. */
    private static String decoded(String query) {
        return URLDecoder.decode(query, StandardCharsets.UTF_8);
    }
}
