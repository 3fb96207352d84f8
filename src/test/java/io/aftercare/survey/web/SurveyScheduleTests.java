package io.aftercare.survey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The schedule of a survey that recurs. */
class SurveyScheduleTests extends SurveyCallTest {

    @Autowired
    private Properties properties;

    @Test
    void isKeptWithItsStandards() {
        var id = create(
                "\"segment\": {\"match\": \"all\"}, \"schedule\": {\"repeat\": \"3-months\", \"firstAfterDays\": 60, \"timeZone\": \"Europe/Berlin\"}");

        var schedule = body(get(SURVEYS + "/" + id)).get("draft").get("schedule");

        assertThat(schedule.get("repeat").asString()).isEqualTo("3-months");
        assertThat(schedule.get("firstAfterDays").asInt()).isEqualTo(60);
        assertThat(schedule.get("from").asString()).isEqualTo("09:00");
        assertThat(schedule.get("until").asString()).isEqualTo("17:00");
        assertThat(schedule.get("timeZone").asString()).isEqualTo("Europe/Berlin");
        assertThat(schedule.get("days").size()).isEqualTo(5);
        assertThat(schedule.get("days").get(0).asString()).isEqualTo("monday");
    }

    @Test
    void isNeverWhenNothingIsSaid() {
        var schedule = body(get(SURVEYS + "/" + create(""))).get("draft").get("schedule");

        assertThat(schedule.get("repeat").asString()).isEqualTo("never");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"until\": \"09:30\"'                        | schedule.until",
                "'\"from\": \"18:00\"'                         | schedule.until",
                "'\"days\": []'                                | schedule.days",
                "'\"timeZone\": \"Mars/Olympus\"'              | schedule.timeZone",
                "'\"timeZone\": \"+02:00\"'                    | schedule.timeZone",
                "'\"timeZone\": \"SystemV/EST5EDT\"'           | schedule.timeZone",
                "'\"since\": \"no_such_property\"'             | schedule.since",
                "'\"since\": \"last_nps_rating\"'              | schedule.since",
                "'\"timeZoneProperty\": \"last_nps_date\"'     | schedule.timeZoneProperty"
            })
    void isRefusedWhenNothingCouldBeSentByIt(String field, String at) {
        var answer = post(
                SURVEYS,
                json.writeValueAsString(
                        definition("\"segment\": {\"match\": \"all\"}, \"schedule\": {\"repeat\": \"once\", %s}"
                                .formatted(field))));

        assertProblem(answer, 422, "unsound-survey", at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"firstAfterDays\": -1'",
                "'\"firstAfterDays\": 4000'",
                "'\"repeat\": \"daily\"'",
                "'\"days\": [\"someday\"]'",
                "'\"from\": \"nine\"'",
                "'\"from\": \"25:00\"'",
                "'\"more\": 1'"
            })
    void isRefusedWhenItIsOutsideItsLimits(String field) {
        var answer = post(
                SURVEYS,
                json.writeValueAsString(
                        definition("\"segment\": {\"match\": \"all\"}, \"schedule\": {\"repeat\": \"once\", %s}"
                                .formatted(field))));

        assertProblem(answer, 400, null, "");
    }

    @Test
    void isNotForSurveysOfTickets() {
        var answer = post(
                SURVEYS,
                json.writeValueAsString(definition(
                        "\"pipeline\": \"%s\", \"schedule\": {\"repeat\": \"once\"}".formatted(newPipeline()), "ces")));

        assertProblem(answer, 422, "unsound-survey", "schedule.repeat");
    }

    @Test
    void needsSomebodyToAsk() {
        var answer = post(SURVEYS, json.writeValueAsString(definition("\"schedule\": {\"repeat\": \"once\"}")));

        assertProblem(answer, 422, "unsound-survey", "segment");
    }

    @Test
    void keepsItsPropertiesFromBeingDeleted() {
        var property = "gone_" + unique().replace('-', '_');
        properties.create(new PropertyDefinition(property, property, PropertyType.DATE, List.of()));
        create("\"segment\": {\"match\": \"all\"}, \"schedule\": {\"repeat\": \"once\", \"since\": \"%s\"}"
                .formatted(property));

        assertThatThrownBy(() -> properties.delete(property))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("survey '");
    }

    @Test
    void isAFindingWhenItsPropertyIsGoneAllTheSame() {
        var property = "gone_" + unique().replace('-', '_');
        properties.create(new PropertyDefinition(property, property, PropertyType.DATE, List.of()));
        var id = create("\"segment\": {\"match\": \"all\"}, \"schedule\": {\"repeat\": \"once\", \"since\": \"%s\"}"
                .formatted(property));
        jdbc.sql("delete from property where name = :name")
                .param("name", property)
                .update();

        var review = body(get(SURVEYS + "/" + id + "/review"));

        assertThat(review.valueStream()
                        .filter(finding -> finding.get("severity").asString().equals("error"))
                        .map(finding -> finding.get("field").asString()))
                .contains("schedule.since");
    }

    @Test
    void warnsOfNewCustomersAndOfMailsThatAreHeldBack() {
        var review = body(get(SURVEYS + "/"
                + create("\"segment\": {\"match\": \"all\"}, \"schedule\": {\"repeat\": \"3-months\"}") + "/review"));
        var held = body(get(SURVEYS + "/"
                + create(
                        "\"fatigueDays\": 91, \"segment\": {\"match\": \"all\"}, \"schedule\": {\"repeat\": \"3-months\"}")
                + "/review"));

        assertThat(review.toString()).contains("from their first day on");
        assertThat(held.toString()).contains("held back");
    }
}
