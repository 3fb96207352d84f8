package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.ContactId;
import io.aftercare.segment.Condition;
import io.aftercare.segment.Match;
import io.aftercare.segment.Operators.OfChoice;
import io.aftercare.segment.Operators.OfNumber;
import io.aftercare.segment.Segment;
import io.aftercare.segment.Segments;
import io.aftercare.segment.SurveyEvent;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Surveys that are about no ticket: loyalty and satisfaction, from the start by API to the contact. */
class RelationshipSurveyTests extends RunTest {

    @Autowired
    private Segments segments;

    @ParameterizedTest
    @CsvSource({"nps, 11, 0, detractor", "nps, 11, 10, promoter", "csat, 5, 3, neutral", "csat, 5, 5, happy"})
    void reachTheContactsPropertiesAndSegments(String type, int scores, int score, String band) {
        var survey = liveSurvey("\"type\": \"%s\", \"pipeline\": null".formatted(type));
        var email = unique() + "@customer.test";
        var contact =
                new ContactId(UUID.fromString(body(post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(email)))
                        .get("id")
                        .asString()));
        var run = start(survey, email);
        eventually().until(() -> !mailsTo(email).isEmpty());
        var mail = source(mailsTo(email).getFirst());
        var token = token(mailsTo(email).getFirst());

        assertThat(mail.contains("★") || mail.contains("=E2=98=85")).isEqualTo(type.equals("csat"));
        var page = Objects.requireNonNull(page("/a/" + token + "/" + score)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(page).containsPattern("(?s)(type=\"radio\"[^>]* name=\"score\".*){%d}".formatted(scores));
        assertThat(page.contains("★")).isEqualTo(type.equals("csat"));

        answer(token, score).expectStatus().isOk();
        comment(token, "As it is").expectStatus().isOk();
        eventually()
                .untilAsserted(() -> assertThat(
                                body(get("/api/v1/runs/" + run)).get("state").asString())
                        .isEqualTo("completed"));
        assertThat(body(get("/api/v1/runs/" + run)).get("band").asString()).isEqualTo(band);
        var properties = body(get("/api/v1/contacts?email=" + email)).get("properties");
        assertThat(properties.get("last_" + type + "_rating").asInt()).isEqualTo(score);
        assertThat(properties.get("last_" + type + "_comment").asString()).isEqualTo("As it is");
        assertThat(properties.get("last_" + type + "_date").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(properties.has("last_ces_rating")).isFalse();

        assertThat(isIn(contact, new Condition.LastBand(type, OfChoice.IS, List.of(band))))
                .isTrue();
        assertThat(isIn(contact, new Condition.LastScore(type, OfNumber.IS, score)))
                .isTrue();
        assertThat(isIn(contact, new Condition.Surveyed(SurveyEvent.ANSWERED, type, 1)))
                .isTrue();
        assertThat(isIn(contact, new Condition.Surveyed(SurveyEvent.NOT_ASKED, null, 1)))
                .isFalse();
        assertThat(isIn(contact, new Condition.Surveyed(SurveyEvent.ASKED, "ces", null)))
                .isFalse();
    }

    private boolean isIn(ContactId contact, Condition condition) {
        return segments.contains(new Segment(Match.ALL, List.of(condition)), contact);
    }
}
