package io.aftercare.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.crm.PropertyType;
import jakarta.validation.Validator;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a segment may be, as it comes in by the API. */
class SegmentLimitsTests extends SegmentTest {

    private static final String KNOWN = "{'type': 'presence', 'field': 'language', 'operator': 'is-known'}";

    @Autowired
    private Validator validator;

    @Autowired
    private JsonMapper json;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'text', 'field': 'email', 'operator': 'does-not-contain', 'value': '@example.com'}",
                "{'type': 'choice', 'field': 'properties.plan', 'operator': 'is-not', 'values': ['gold']}",
                "{'type': 'number', 'field': 'properties.seats', 'operator': 'is-more-than', 'value': 4.5}",
                "{'type': 'date', 'field': 'createdAt', 'operator': 'is-before', 'day': '2026-03-31'}",
                "{'type': 'age', 'field': 'createdAt', 'operator': 'more-than', 'days': 60}",
                "{'type': 'tickets', 'operator': 'at-most', 'count': 0, 'event': 'open', 'pipeline': null, 'days': 3}",
                "{'type': 'last-score', 'survey': 'nps', 'operator': 'is-less-than', 'score': 7}",
                "{'type': 'last-band', 'survey': 'nps', 'operator': 'is', 'bands': ['promoter']}",
                "{'type': 'survey', 'event': 'not-asked', 'survey': null, 'days': 90}",
                "{'type': 'group', 'match': 'any', 'conditions': [" + KNOWN + "]}"
            })
    void isReadAndWritten(String part) {
        var text = quoted("{'match': 'all', 'parts': [" + part + "]}");
        var segment = json.readValue(text, Segment.class);
        assertThat(validator.validate(segment)).isEmpty();
        assertThat(json.readTree(json.writeValueAsString(segment))).isEqualTo(json.readTree(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'match': 'some'}",
                "{'match': 'all', 'parts': [null]}",
                "{'match': 'all', 'parts': [{'type': 'sql', 'text': 'true'}]}",
                "{'match': 'all', 'parts': [{'type': 'age', 'field': 'createdAt', 'operator': 'more-than', 'days': 1.5}]}",
                "{'match': 'all', 'parts': [{'type': 'age', 'field': {}, 'operator': 'more-than', 'days': 1}]}",
                "{'match': 'all', 'parts': [{'type': 'group', 'match': 'all', 'conditions': [{'type': 'group'}]}]}",
                "{'match': 'all', 'parts': [], 'sql': 'true'}"
            })
    void isNotReadWhenItIsSomethingElse(String text) {
        assertThatThrownBy(() -> json.readValue(quoted(text), Segment.class)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'type': 'text', 'field': 'email', 'operator': 'is', 'value': ' '} | value
                    {'type': 'text', 'field': 'email', 'operator': 'is', 'value': 'a\\u0000'} | value
                    {'type': 'text', 'field': 'email', 'value': 'a'} | operator
                    {'type': 'text', 'operator': 'is', 'value': 'a'} | field
                    {'type': 'text', 'field': 'createdAt', 'operator': 'is', 'value': 'a'} | field
                    {'type': 'text', 'field': 'properties.a b', 'operator': 'is', 'value': 'a'} | field
                    {'type': 'choice', 'field': 'language', 'operator': 'is', 'values': []} | values
                    {'type': 'choice', 'field': 'email', 'operator': 'is', 'values': ['a']} | field
                    {'type': 'number', 'field': 'email', 'operator': 'is', 'value': 1} | field
                    {'type': 'number', 'field': 'properties.a', 'operator': 'is', 'value': 1e99} | value
                    {'type': 'number', 'field': 'properties.a', 'operator': 'is', 'value': 1e-21} | value
                    {'type': 'number', 'field': 'properties.a', 'operator': 'is', 'value': 1e2147483647} | value
                    {'type': 'number', 'field': 'properties.a', 'operator': 'is', 'value': -12e2147483646} | value
                    {'type': 'date', 'field': 'createdAt', 'operator': 'is', 'day': '+99999-01-01'} | day
                    {'type': 'date', 'field': 'createdAt', 'operator': 'is'} | day
                    {'type': 'age', 'field': 'createdAt', 'operator': 'more-than'} | days
                    {'type': 'age', 'field': 'createdAt', 'operator': 'more-than', 'days': 3651} | days
                    {'type': 'tickets', 'operator': 'at-least', 'count': 101, 'event': 'open'} | count
                    {'type': 'tickets', 'operator': 'at-least', 'count': 1} | event
                    {'type': 'tickets', 'operator': 'at-least', 'count': 1, 'event': 'open', 'days': 0} | days
                    {'type': 'last-score', 'operator': 'is', 'score': 3} | survey
                    {'type': 'last-score', 'survey': 'nps', 'operator': 'is', 'score': -1} | score
                    {'type': 'last-band', 'survey': 'nps', 'operator': 'is', 'bands': ['']} | bands
                    {'type': 'survey', 'days': 3} | event
                    {'type': 'group', 'match': 'any', 'conditions': []} | conditions
                    {'type': 'group', 'conditions': [{'type': 'survey'}]} | match
                    """)
    void hasLimits(String part, String field) {
        var segment = json.readValue(quoted("{'match': 'all', 'parts': [" + part + "]}"), Segment.class);
        assertThat(validator.validate(segment))
                .anySatisfy(
                        fault -> assertThat(fault.getPropertyPath().toString()).startsWith("parts[0]." + field));
    }

    @Test
    void hasTwentyConditionsAtMostThoseInGroupsIncluded() {
        var known = new Condition.Presence(Field.LANGUAGE, Operators.OfPresence.IS_KNOWN);
        var group = new Group(Match.ANY, Collections.nCopies(19, known));
        assertThat(validator.validate(all(known, group))).isEmpty();
        assertThat(validator.validate(all(known, known, group)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.getMessage()).contains("20 conditions"));
        assertThat(validator.validate(new Segment(Match.ALL, Collections.nCopies(21, known))))
                .isNotEmpty();
    }

    @Test
    void namesOnlyWhatIsThere() {
        var number = unique();
        property(number, PropertyType.NUMBER);
        var choice = unique();
        property(choice, PropertyType.CHOICE, "gold");
        var text = quoted("""
                {'match': 'all', 'parts': [
                  {'type': 'presence', 'field': 'properties.not_there', 'operator': 'is-known'},
                  {'type': 'text', 'field': 'properties.%s', 'operator': 'is', 'value': 'a'},
                  {'type': 'choice', 'field': 'properties.%s', 'operator': 'is', 'values': ['gold', 'tin']},
                  {'type': 'tickets', 'operator': 'at-least', 'count': 1, 'event': 'open', 'pipeline': 'nowhere'},
                  {'type': 'group', 'match': 'any', 'conditions': [
                    {'type': 'last-score', 'survey': 'csat', 'operator': 'is', 'score': 6},
                    {'type': 'last-band', 'survey': 'csat', 'operator': 'is', 'bands': ['promoter']},
                    {'type': 'survey', 'survey': 'cnn', 'event': 'asked'},
                    {'type': 'number', 'field': 'properties.%s', 'operator': 'is', 'value': 1}]}]}""".formatted(number, choice, number));
        assertThat(segments.faults(json.readValue(text, Segment.class)))
                .extracting(Fault::path)
                .containsExactly(
                        "parts[0].field",
                        "parts[1].field",
                        "parts[2].values",
                        "parts[3].pipeline",
                        "parts[4].conditions[0].score",
                        "parts[4].conditions[1].bands",
                        "parts[4].conditions[2].survey");
        assertThat(segments.faults(all(new Condition.Presence(Field.LANGUAGE, Operators.OfPresence.IS_KNOWN))))
                .isEqualTo(List.of());
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
