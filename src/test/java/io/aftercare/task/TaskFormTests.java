package io.aftercare.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What forms let through. */
class TaskFormTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String FORM = """
            {"components": [
              {"type": "text", "text": "Hello"},
              {"type": "textfield", "key": "name", "label": "Name", "validate": {"required": true, "maxLength": 10}},
              {"type": "number", "key": "amount", "validate": {"min": 1, "max": 9}},
              {"type": "number", "key": "exact", "serializeToString": true},
              {"type": "checkbox", "key": "agreed"},
              {"type": "radio", "key": "reached", "values": [{"label": "Yes", "value": "yes"}]},
              {"type": "checklist", "key": "causes", "values": [{"value": "a"}, {"value": "b"}]},
              {"type": "select", "key": "free", "valuesKey": "choices"},
              {"type": "datetime", "key": "day", "dateLabel": "Day"},
              {"type": "textfield", "key": "hidden", "validate": {"required": true}, "conditional": {"hide": "=true"}},
              {"type": "textfield", "key": "shown", "readonly": true},
              {"type": "textfield", "key": "runId"},
              {"type": "textfield", "key": "deep.er"},
              {"type": "group", "path": "box", "components": [{"type": "textfield", "key": "inside"}]},
              {"type": "group", "components": [{"type": "textfield", "key": "flat"}]},
              {"type": "dynamiclist", "path": "rows", "components": [{"type": "number", "key": "count"}]}
            ]}
            """;

    @Test
    void takesEveryKindOfField() {
        assertAccepted("""
                {"name":"Ada","amount":3,"exact":"3.10","agreed":true,"reached":"yes","causes":["a","b"],"free":7,\
                "day":"2026-02-28","deep":{"er":"a\\\\u0000b"},"box":{"inside":"y"},"flat":"z","rows":[{"count":1},{}]}""");
        assertAccepted("{\"name\":\"Ada\",\"amount\":null,\"reached\":null,\"causes\":[],\"day\":null}");
        for (var time : new String[] {"10:30", "10:30Z", "2026-02-28T10:30", "2026-02-28T10:30+01:00"}) {
            assertAccepted("{\"name\":\"Ada\",\"day\":\"" + time + "\"}");
        }
    }

    @Test
    void leavesOutWhatIsNotForPeopleToSet() {
        assertThat(accept("{\"name\":\"Ada\",\"runId\":\"other\",\"shown\":\"changed\"}"))
                .isEqualTo("{\"name\":\"Ada\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                           | has to be an object
            null                                         | 'Name' has to be filled in
            {}                                           | 'Name' has to be filled in
            {"name":"  "}                                | 'Name' has to be filled in
            {"name":7}                                   | 'Name' is no text
            {"name":"Ada Lovelace"}                      | 'Name' is longer than 10 characters
            {"name":"a\\u0000b"}                         | 'Name' has a character that cannot be kept
            {"name":"Ada","free":"a\\u0000b"}            | 'free' has a character that cannot be kept
            {"name":"Ada","free":["a",{"b":"\\u0000"}]}  | 'free' has a character that cannot be kept
            {"name":"Ada","free":{"a\\u0000b":1}}        | 'free' has a character that cannot be kept
            {"name":"Ada","score":1}                     | 'score' is no field of its form
            {"name":"Ada","amount":"3"}                  | 'amount' is no number
            {"name":"Ada","amount":0}                    | 'amount' is less than 1
            {"name":"Ada","amount":10}                   | 'amount' is more than 9
            {"name":"Ada","exact":3}                     | 'exact' is no number
            {"name":"Ada","agreed":"yes"}                | 'agreed' is either yes or no
            {"name":"Ada","reached":"no"}                | 'reached' is none of its choices
            {"name":"Ada","reached":{"yes":1}}           | 'reached' is none of its choices
            {"name":"Ada","causes":"a"}                  | 'causes' is no list
            {"name":"Ada","causes":["a","c"]}            | 'causes' has what is none of its choices
            {"name":"Ada","day":"31 February"}           | 'Day' is no date or time
            {"name":"Ada","day":"2026-02-30"}            | 'Day' is no date or time
            {"name":"Ada","deep":{"down":1}}             | 'down' is no field of its form
            {"name":"Ada","box":"x"}                     | 'box' has to be an object
            {"name":"Ada","rows":{"count":1}}            | 'rows' has to be a list
            {"name":"Ada","rows":[{"count":"many"}]}     | 'count' is no number
            {"name":"Ada","rows":[{"other":1}]}          | 'other' is no field of its form
            """)
    void refusesWhatDoesNotFit(String data, String why) {
        assertThatThrownBy(() -> accept(data)).hasMessageContaining(why);
    }

    @Test
    void boundsTextsAndLists() {
        assertThatThrownBy(() -> accept("{\"name\":\"Ada\",\"flat\":\"" + "x".repeat(10_001) + "\"}"))
                .hasMessageContaining("longer than 10000 characters");
        assertThatThrownBy(() -> accept("{\"name\":\"Ada\",\"rows\":[" + "{},".repeat(200) + "{}]}"))
                .hasMessageContaining("at most 200");
    }

    @Test
    void tellsWhatWasFilledInByTheLabelsOfTheForm() {
        var filled = FilledEntry.of(TaskForm.of(JSON.readTree(FORM)), JSON.readTree("""
                        {"name":"Ada","amount":3,"agreed":false,"reached":"yes","causes":["a","b"],"free":7,\
                        "day":"2026-02-28","deep":{"er":" "},"box":{"inside":"<b>y</b>"},"rows":[{"count":1},{"count":2}]}"""));

        assertThat(filled)
                .containsExactly(
                        new FilledEntry("Name", "Ada"),
                        new FilledEntry("amount", "3"),
                        new FilledEntry("agreed", "No"),
                        new FilledEntry("reached", "Yes"),
                        new FilledEntry("causes", "a, b"),
                        new FilledEntry("free", "7"),
                        new FilledEntry("Day", "2026-02-28"),
                        new FilledEntry("inside", "<b>y</b>"),
                        new FilledEntry("count (1)", "1"),
                        new FilledEntry("count (2)", "2"));
    }

    @Test
    void readsTheFormsThatComeWithAftercare() throws IOException {
        assertThat(read("call-back-customer").entries())
                .containsOnlyKeys("customerReached", "callOutcome", "promised", "callAgainOn");
        assertThat(read("review-complaint").entries())
                .containsOnlyKeys("complaintJustified", "complaintCause", "goodwill");
        assertThat(read("task-done").asksNothing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}
            {"components": "none"}
            {"components": [7, null, {}, {"type": 3, "key": {}}, {"type": "textfield"}, {"type": "dynamiclist"}]}
            """)
    void makesNothingOfABrokenForm(String schema) {
        assertThat(TaskForm.of(JSON.readTree(schema)).asksNothing()).isTrue();
    }

    private static TaskForm read(String id) throws IOException {
        return TaskForm.of(JSON.readTree(Files.readString(Path.of("forms", id + ".form"))));
    }

    private static void assertAccepted(String data) {
        assertThat(JSON.readTree(accept(data))).isEqualTo(JSON.readTree(data));
    }

    private static String accept(String data) {
        return FilledForm.accept(TaskForm.of(JSON.readTree(FORM)), JSON.readTree(data))
                .toString();
    }
}
