package io.aftercare.survey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.run.RunTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

class SurveyApiTests extends RunTest {

    private static final String SURVEYS = "/api/v1/surveys";

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

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
        var written = json.readTree("""
                {"name": "%1$s", "type": "ces", "language": "pt-BR", "companyName": "O'Neill <&> {0} $x",
                 "sender": {"name": "Zoë \\"Z\\" Öz", "address": "care@northwind.test"},
                 "subject": "Hi {{contact.first_name|you}} $x #set($y=1)", "greeting": "שלום {{contact.last_name}} 👋",
                 "introduction": "About {{ticket.subject}}\\n\\n<b>{{survey.name}}</b>",
                 "theme": {"color": "#A0b1C2"}, "pipeline": "%2$s", "delay": "PT2H", "commentWindow": "PT10S",
                 "expiresAfter": "PT8760H", "reminderAfter": "PT72H", "fatigueDays": 0,
                 "followUpQuestions": {"negative": "Why?\\nTell us", "neutral": null, "positive": "And why?"},
                 "thankYou": {"negative": {"heading": "Sorry", "body": null}, "neutral": null, "positive": null},
                 "notifications": {"users": ["%3$s"], "teams": ["%4$s"], "onlyWithComment": true},
                 "followUps": {"negative": "call-back_1.x", "neutral": null, "positive": null}}
                """.formatted(unique(), pipeline, user, team));

        var id = body(post(SURVEYS, written.toString())).get("id").asString();

        assertThat(body(get(SURVEYS + "/" + id)).get("draft")).isEqualTo(written);
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

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=-1", "after=x", "after=1'--"})
    void refusesNonsenseInTheListsAddress(String query) {
        assertProblem(get(SURVEYS + "?" + query), 400, null, "");
    }

    @Test
    void replacesTheDraftAndLeavesWhatIsLive() {
        var id = create("\"subject\": \"Old\"");
        body(post(SURVEYS + "/" + id + "/publish", ""));

        var redrafted = body(put(id, definition("\"subject\": \"New\"")));

        assertThat(redrafted.get("draft").get("subject").asString()).isEqualTo("New");
        assertThat(redrafted.get("status").asString()).isEqualTo("live");
        assertThat(redrafted.get("liveVersion").asInt()).isEqualTo(1);
        assertThat(subjectOf(id, 1)).isEqualTo("Old");
        assertThat(body(post(SURVEYS + "/" + id + "/publish", ""))
                        .get("liveVersion")
                        .asInt())
                .isEqualTo(2);
        assertThat(subjectOf(id, 1)).isEqualTo("Old");
        assertThat(subjectOf(id, 2)).isEqualTo("New");
    }

    @Test
    void publishingTheSameTwiceMakesOneVersion() {
        var id = create("");
        body(post(SURVEYS + "/" + id + "/publish", ""));
        var again = body(post(SURVEYS + "/" + id + "/publish", ""));

        assertThat(again.get("liveVersion").asInt()).isEqualTo(1);
    }

    @Test
    void pausesALiveSurveyAndResumesItByPublishing() {
        var id = create("");
        assertProblem(post(SURVEYS + "/" + id + "/pause", ""), 409, "survey-not-live", "this one is draft");
        body(post(SURVEYS + "/" + id + "/publish", ""));

        assertThat(body(post(SURVEYS + "/" + id + "/pause", "")).get("status").asString())
                .isEqualTo("paused");
        assertProblem(post(SURVEYS + "/" + id + "/pause", ""), 409, "survey-not-live", "this one is paused");
        var resumed = body(post(SURVEYS + "/" + id + "/publish", ""));
        assertThat(resumed.get("status").asString()).isEqualTo("live");
        assertThat(resumed.get("liveVersion").asInt()).isEqualTo(1);
    }

    @Test
    void aRunKeepsTheVersionThatItWasSentWith() {
        var pipeline = newPipeline();
        var live = definition("\"pipeline\": \"%s\", \"companyName\": \"Old & Co\"".formatted(pipeline), "ces");
        var id = body(post(SURVEYS, json.writeValueAsString(live))).get("id").asString();
        body(post(SURVEYS + "/" + id + "/publish", ""));
        var contact = unique() + "@customer.test";
        post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(contact))
                .expectStatus()
                .isCreated();
        body(post("/api/v1/runs", "{\"surveyId\": \"%s\", \"contactEmail\": \"%s\"}".formatted(id, contact)));
        eventually().until(() -> !mailsTo(contact).isEmpty());

        live.put("companyName", "New Inc");
        body(put(id, live));
        body(post(SURVEYS + "/" + id + "/publish", ""));

        var page = page("/a/" + token(mailsTo(contact).getFirst()))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        assertThat(Jsoup.parse(Objects.requireNonNull(page.getResponseBody())).text())
                .contains("Old & Co made it easy")
                .doesNotContain("New Inc");
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
        assertProblem(get(SURVEYS + "/" + unknown), 404, "unknown-survey", "GET /api/v1/surveys lists them");
        assertProblem(put(unknown, definition("")), 404, "unknown-survey", unknown);
        assertProblem(post(SURVEYS + "/" + unknown + "/publish", ""), 404, "unknown-survey", unknown);
        assertProblem(post(SURVEYS + "/" + unknown + "/pause", ""), 404, "unknown-survey", unknown);
        assertProblem(get(SURVEYS + "/x"), 400, null, "id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "surprise          | 1",
                "sender            | {'name': 'a', 'address': 'a@example.com', 'bcc': 'b@example.com'}",
                "theme             | {'color': '#123456', 'css': 'x'}",
                "followUps         | {'sad': 'x'}",
                "notifications     | {'users': [], 'phones': []}"
            })
    void refusesUnknownFieldsAndListsTheKnown(String field, String value) {
        assertProblem(post(SURVEYS, with(field, value)), 400, "unknown-field", "Known fields: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name              | 5",
                "name              | ['a']",
                "type              | 'stars'",
                "type              | ''",
                "type              | 1",
                "sender            | 'care@northwind.test'",
                "theme             | '#123456'",
                "delay             | '5 days'",
                "delay             | 5",
                "delay             | 5.5",
                "delay             | true",
                "delay             | {}",
                "expiresAfter      | 'P1Y'",
                "fatigueDays       | '7'",
                "fatigueDays       | 7.5",
                "fatigueDays       | 99999999999",
                "fatigueDays       | true",
                "followUpQuestions | 'Why?'",
                "followUpQuestions | {'negative': 5}",
                "notifications     | []",
                "notifications     | {'users': [null]}",
                "notifications     | {'users': 'a@example.com'}",
                "notifications     | {'onlyWithComment': 'yes'}"
            })
    void refusesValuesOfTheWrongTypeByTheNameOfTheField(String field, String value) {
        assertProblem(post(SURVEYS, with(field, value)), 400, "malformed-json", "'" + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name              | null | name",
                "name              | ' ' | name",
                "name              | 'X101' | name",
                "name              | 'a\\u0000b' | name",
                "type              | null | type",
                "language          | 'English' | language",
                "language          | 'e' | language",
                "language          | 'en_US' | language",
                "language          | 'en\\r\\n' | language",
                "language          | 'en\\u0022 onload' | language",
                "language          | 'en-X101' | language",
                "companyName       | 'X101' | companyName",
                "companyName       | 'a\\nb' | companyName",
                "sender            | {'name': '', 'address': 'a@example.com'} | sender.name",
                "sender            | {'name': 'a\\r\\nBcc: b@example.com', 'address': 'a@example.com'} | sender.name",
                "sender            | {'name': 'a\\u0085b', 'address': 'a@example.com'} | sender.name",
                "sender            | {'name': 'a', 'address': 'a'} | sender.address",
                "sender            | {'name': 'a'} | sender.address",
                "sender            | {'name': 'a', 'address': 'a@example.com\\r\\nBcc: b@example.com'} | sender.address",
                "sender            | {'name': 'X101', 'address': 'a@example.com'} | sender.name",
                "subject           | 'X201' | subject",
                "subject           | 'Hi\\r\\nBcc: b@example.com' | subject",
                "subject           | 'Hi\\tyou' | subject",
                "subject           | 'Hi\\u009fyou' | subject",
                "greeting          | 'X201' | greeting",
                "greeting          | 'Hi\\nyou' | greeting",
                "introduction      | 'X5001' | introduction",
                "introduction      | 'X10000' | introduction",
                "introduction      | 'a\\u0000b' | introduction",
                "theme             | {} | theme.color",
                "theme             | {'color': 'red'} | theme.color",
                "theme             | {'color': '#fff'} | theme.color",
                "theme             | {'color': '#12345g'} | theme.color",
                "theme             | {'color': '#123456;}body{display:none'} | theme.color",
                "theme             | {'color': '#123456\\n'} | theme.color",
                "pipeline          | 'X101' | pipeline",
                "delay             | 'PT-1H' | delay",
                "delay             | 'P91D' | delay",
                "commentWindow     | 'PT9S' | commentWindow",
                "commentWindow     | 'P8D' | commentWindow",
                "expiresAfter      | 'PT59S' | expiresAfter",
                "expiresAfter      | 'P366D' | expiresAfter",
                "reminderAfter     | 'PT0S' | reminderAfter",
                "reminderAfter     | 'P181D' | reminderAfter",
                "fatigueDays       | -1 | fatigueDays",
                "fatigueDays       | 366 | fatigueDays",
                "followUpQuestions | {'neutral': 'X501'} | followUpQuestions",
                "followUpQuestions | {'neutral': 'a\\u0000b'} | followUpQuestions",
                "thankYou          | {'positive': {'heading': 'X201'}} | thankYou",
                "thankYou          | {'positive': {'heading': 'a\\nb'}} | thankYou",
                "thankYou          | {'positive': {'body': 'X2001'}} | thankYou",
                "thankYou          | {'positive': {'body': 'a\\u0000b'}} | thankYou",
                "notifications     | {'users': ['']} | notifications",
                "notifications     | {'users': ['X255']} | notifications",
                "notifications     | {'users': [U51]} | notifications",
                "notifications     | {'teams': ['X101']} | notifications",
                "followUps         | {'negative': '1st'} | followUps",
                "followUps         | {'negative': 'a b'} | followUps",
                "followUps         | {'negative': ''} | followUps",
                "followUps         | {'negative': '=x'} | followUps",
                "followUps         | {'negative': 'X201'} | followUps"
            })
    void namesTheFieldAtFault(String field, String value, String fault) {
        assertProblem(post(SURVEYS, with(field, value)), 400, "invalid-fields", "again: " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "subject      | 'Hi {{contact.frist_name}}'  | subject: The token {{contact.frist_name}} is not known. "
                        + "Did you mean {{contact.first_name}}?",
                "greeting     | 'Hi {{contact.frist_name}}'  | greeting: The token",
                "introduction | 'On {{ticket.subjct}}'       | introduction: The token {{ticket.subjct}} is not known. "
                        + "Did you mean {{ticket.subject}}?",
                "subject      | 'On {{ticket.subject}}'      | subject: The token {{ticket.subject}} cannot be used",
                "greeting     | '{{contact.first_name'       | greeting: The token that begins at character 1",
                "introduction | '{{ }}'                      | introduction: The token at character 1 is empty",
                "subject      | '{{password}}'               | subject: The token {{password}} is not known",
                "pipeline     | 'no-such'                    | pipeline: there is no pipeline 'no-such'",
                "notifications | {'users': ['x@no.test']}    | notifications.users: there is no user 'x@no.test'",
                "notifications | {'teams': ['Nobody']}       | notifications.teams: there is no team 'Nobody'"
            })
    void saysWhichFieldNamesWhatIsNotThere(String field, String value, String detail) {
        assertProblem(post(SURVEYS, with(field, value)), 422, "unsound-survey", detail);
        var id = create("");
        assertProblem(put(id, with(field, value)), 422, "unsound-survey", detail);
        assertThat(body(get(SURVEYS + "/" + id)).get("draft").get("subject").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT2H"})
    void isNotPublishedWithAReminderAfterItsEnd(String reminderAfter) {
        var id = create("\"expiresAfter\": \"PT1H\", \"reminderAfter\": \"%s\"".formatted(reminderAfter));

        assertProblem(
                post(SURVEYS + "/" + id + "/publish", ""),
                422,
                "incomplete-survey",
                "reminderAfter: must be earlier than expiresAfter");
        assertThat(body(get(SURVEYS + "/" + id)).get("status").asString()).isEqualTo("draft");
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

    private String newPipeline() {
        var name = unique();
        pipelines.create(name, name);
        return name;
    }

    private Map<String, Object> definition(String more) {
        return definition(more, "nps");
    }

    private Map<String, Object> definition(String more, String type) {
        var definition = new HashMap<String, Object>();
        definition.put("name", unique());
        definition.put("type", type);
        definition.put("companyName", "Northwind");
        definition.putAll(json.readValue("{" + more + "}", new TypeReference<>() {}));
        return definition;
    }

    private String create(String more) {
        return body(post(SURVEYS, json.writeValueAsString(definition(more))))
                .get("id")
                .asString();
    }

    /** A definition with one field as given: {@code '} stands for the quote, {@code X5} for five letters. */
    private String with(String field, String value) {
        var text = Pattern.compile("X(\\d+)")
                .matcher(value.replace('\'', '"'))
                .replaceAll(match -> "x".repeat(Integer.parseInt(match.group(1))))
                .replace("U51", String.join(",", Collections.nCopies(51, "\"a@example.com\"")));
        var definition = definition("", "nps");
        definition.remove(field);
        var rest = json.writeValueAsString(definition);
        return "{\"%s\": %s,%s".formatted(field, text, rest.substring(1));
    }

    private RestTestClient.ResponseSpec put(String id, Map<String, Object> definition) {
        return put(id, json.writeValueAsString(definition));
    }

    private RestTestClient.ResponseSpec put(String id, String definition) {
        return http.put()
                .uri(SURVEYS + "/" + id)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(definition)
                .exchange();
    }

    private String subjectOf(String id, int version) {
        return jdbc.sql("select definition ->> 'subject' from survey_version where survey_id = ?::uuid and version = ?")
                .params(id, version)
                .query(String.class)
                .single();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(survey -> survey.get("id").asString())
                .toList();
    }

    private void assertProblem(RestTestClient.ResponseSpec answer, int status, @Nullable String code, String detail) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        assertThat(result.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        var problem = json.readTree(result.getResponseBody());
        if (code != null) {
            assertThat(problem.get("type").asString()).isEqualTo("urn:aftercare:problem:" + code);
        }
        assertThat(problem.get("detail").asString())
                .contains(detail)
                .doesNotContain("io.aftercare", "java.", "tools.jackson", "StreamReadFeature");
    }
}
