package io.aftercare.survey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.image.Images;
import io.aftercare.image.SampleImages;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

class SurveyApiTests extends SurveyCallTest {

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

    @Autowired
    private Images images;

    @Test
    void createsADraftWithAllStandardsWrittenOut() {
        var name = unique();
        var created = post(SURVEYS, "{\"name\": \"%s\", \"type\": \"nps\"}".formatted(name))
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult();
        var survey = json.readTree(created.getResponseBody());
        var id = survey.get("id").asString();

        assertThat(created.getResponseHeaders().getLocation()).hasPath(SURVEYS + "/" + id);
        assertThat(survey.get("status").asString()).isEqualTo("draft");
        assertThat(survey.get("liveVersion").isNull()).isTrue();
        var draft = survey.get("draft");
        assertThat(draft.get("name").asString()).isEqualTo(name);
        assertThat(draft.get("type").asString()).isEqualTo("nps");
        assertThat(draft.get("language").asString()).isEqualTo("en");
        assertThat(draft.get("delay").asString()).isEqualTo("PT0S");
        assertThat(draft.get("commentWindow").asString()).isEqualTo("PT30M");
        assertThat(draft.get("expiresAfter").asString()).isEqualTo("PT720H");
        assertThat(draft.get("reminderAfter").isNull()).isTrue();
        assertThat(draft.get("fatigueDays").asInt()).isEqualTo(30);
        assertThat(body(get(SURVEYS + "/" + id))).isEqualTo(survey);
    }

    @Test
    void keepsEveryFieldAsItWasWritten() {
        var pipeline = newPipeline();
        var user = unique() + "@northwind.test";
        var team = "Team " + unique();
        users.put(user, "Lena", Role.LEAD);
        teams.put(team, List.of(user));
        var image = images.upload("featured.png", SampleImages.uniquePng(), null);
        var written = json.readTree("""
                {"name": "%1$s", "type": "ces", "language": "pt-BR", "companyName": "O'Neill <&> {0} $x",
                 "sender": {"name": "Zoë \\"Z\\" Öz", "address": "care@northwind.test"},
                 "subject": "Hi {{contact.first_name|you}} $x #set($y=1)", "greeting": "שלום {{contact.last_name}} 👋",
                 "introduction": "About {{ticket.subject}}\\n\\n<b>{{survey.name}}</b>",
                 "theme": {"color": "#A0b1C2", "image": "%5$s"}, "pipeline": "%2$s",
                 "schedule": {"repeat": "never", "firstAfterDays": 5, "since": "x", "days": ["monday", "sunday"],
                   "from": "08:30", "until": "18:00", "timeZone": "Europe/Berlin", "timeZoneProperty": null}, "web": null, "anonymous": false,
                 "delay": "PT2H", "commentWindow": "PT10S",
                 "segment": {"match": "any", "parts": [
                   {"type": "text", "field": "email", "operator": "contains", "value": "' or $x %% {{a}} --"}]},
                 "expiresAfter": "PT8760H", "reminderAfter": "PT72H", "fatigueDays": 0,
                 "followUpQuestions": {"negative": "Why?\\nTell us", "neutral": null, "positive": "And why?"},
                 "thankYou": {"negative": {"heading": "Sorry", "body": null, "image": null}, "neutral": null, "positive": null},
                 "notifications": {"users": ["%3$s"], "teams": ["%4$s"], "onlyWithComment": true},
                 "followUps": {"negative": "call-back_1.x", "neutral": null, "positive": null}, "runProcess": null,
                 "translations": {"zh-Hant": {"subject": "Hi {{contact.first_name}}", "greeting": "你好",
                   "introduction": "{{ticket.subject}}",
                   "followUpQuestions": {"negative": "為什麼？", "neutral": null, "positive": null},
                   "thankYou": {"negative": null, "neutral": null, "positive": {"heading": "謝謝", "body": null}}}}}
                """.formatted(unique(), pipeline, user, team, image.id()));

        var id = body(post(SURVEYS, written.toString())).get("id").asString();

        assertThat(body(get(SURVEYS + "/" + id)).get("draft")).isEqualTo(written);
    }

    @Test
    void keepsAnIntroductionOfTheFullLength() {
        var introduction = "é".repeat(5_000);
        var id = create("\"introduction\": \"%s\"".formatted(introduction));

        assertThat(body(get(SURVEYS + "/" + id))
                        .get("draft")
                        .get("introduction")
                        .asString())
                .isEqualTo(introduction);
    }

    @Test
    void listsNewestFirstPageByPage() {
        var ids = Stream.generate(() -> create("")).limit(3).toList().reversed();

        var first = body(get(SURVEYS + "?limit=2"));
        assertThat(ids(first)).containsExactlyElementsOf(ids.subList(0, 2));
        var second = body(get(SURVEYS + "?limit=2&after=" + first.get("next").asString()));
        assertThat(ids(second)).startsWith(ids.get(2)).doesNotContainAnyElementsOf(ids.subList(0, 2));
        var end = body(get(SURVEYS + "?after=00000000-0000-0000-0000-000000000000"));
        assertThat(end.get("items").isEmpty()).isTrue();
        assertThat(end.get("next").isNull()).isTrue();
    }

    @Test
    void aNameIsTakenInWhateverCase() {
        var taken = "Survey " + unique();
        var named = "{\"name\": \"%s\", \"type\": \"csat\"}";
        body(post(SURVEYS, named.formatted(taken)));
        assertProblem(post(SURVEYS, named.formatted(taken.toUpperCase())), 409, "survey-name-taken", "another name");

        var other = create("");
        var draft = definition("\"name\": \"%s\"".formatted(taken));
        assertProblem(put(other, draft), 409, "survey-name-taken", "Choose another name");
    }

    @Test
    void theTypeStaysWhatItIs() {
        var id = create("");
        assertProblem(put(id, definition("", "csat")), 422, "survey-type-fixed", "Create another survey");
    }

    @Test
    void knowsNoUnknownSurvey() {
        var unknown = UUID.randomUUID().toString();
        assertProblem(get(SURVEYS + "/" + unknown), 404, "unknown-survey", "It may have been deleted");
        assertProblem(put(unknown, definition("")), 404, "unknown-survey", unknown);
        assertProblem(post(SURVEYS + "/" + unknown + "/publish", ""), 404, "unknown-survey", unknown);
        assertProblem(post(SURVEYS + "/" + unknown + "/pause", ""), 404, "unknown-survey", unknown);
        assertProblem(get(SURVEYS + "/x"), 400, null, "id");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', surveys:read",
        "GET, /{id}, surveys:read",
        "POST, '', surveys:write",
        "PUT, /{id}, surveys:write",
        "POST, /{id}/publish, surveys:publish",
        "POST, /{id}/pause, surveys:publish"
    })
    void everyCallNeedsItsScope(String method, String path, String scope) {
        var others = Stream.of(Scope.values())
                .filter(other -> !other.key().equals(scope))
                .toArray(Scope[]::new);
        var refused = http.method(HttpMethod.valueOf(method))
                .uri(SURVEYS + path, UUID.randomUUID())
                .header("Authorization", "Bearer " + keyWith(others))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\": \"%s\", \"type\": \"ces\"}".formatted(unique()))
                .exchange();

        assertProblem(refused, 403, "missing-scope", "'" + scope + "'");
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(survey -> survey.get("id").asString())
                .toList();
    }
}
