package io.aftercare.segment;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftercare.segment.Condition.Age;
import io.aftercare.segment.Condition.Choice;
import io.aftercare.segment.Condition.Day;
import io.aftercare.segment.Condition.LastBand;
import io.aftercare.segment.Condition.LastScore;
import io.aftercare.segment.Condition.Numeric;
import io.aftercare.segment.Condition.Presence;
import io.aftercare.segment.Condition.Surveyed;
import io.aftercare.segment.Condition.Text;
import io.aftercare.segment.Condition.Tickets;
import io.aftercare.segment.Operators.OfAge;
import io.aftercare.segment.Operators.OfChoice;
import io.aftercare.segment.Operators.OfDay;
import io.aftercare.segment.Operators.OfNumber;
import io.aftercare.segment.Operators.OfPresence;
import io.aftercare.segment.Operators.OfText;
import io.aftercare.segment.Operators.OfTickets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each condition against five contacts: what it finds is written beside it. */
class ConditionsTests extends ConditionsTest {

    Stream<Arguments> conditions() {
        return Stream.of(
                text(city, OfText.IS, "zurich", "ann"),
                text(city, OfText.IS, "ZÜRICH", "ann"),
                text(city, OfText.IS, "zuric", ""),
                text(city, OfText.IS_NOT, "Zürich", "bob cid dot eve"),
                text(city, OfText.CONTAINS, "R", "ann bob dot"),
                text(city, OfText.CONTAINS, "%", "dot"),
                text(city, OfText.CONTAINS, "_", "dot"),
                text(city, OfText.CONTAINS, "\\", "dot"),
                text(city, OfText.CONTAINS, "' or 1=1 --", "dot"),
                text(city, OfText.DOES_NOT_CONTAIN, "er", "ann cid dot eve"),
                text(Field.EMAIL, OfText.IS, "BOB@" + tag + ".example", "bob"),
                text(Field.EMAIL, OfText.CONTAINS, "@" + tag, EVERYBODY),
                text(Field.EMAIL, OfText.DOES_NOT_CONTAIN, "ann@", "bob cid dot eve"),
                choice(plan, OfChoice.IS, "ann", "gold"),
                choice(plan, OfChoice.IS, "ann bob", "gold", "silver"),
                choice(plan, OfChoice.IS, "dot", "it's \"odd\" \\ {}"),
                choice(plan, OfChoice.IS, "", "GOLD"),
                choice(plan, OfChoice.IS_NOT, "cid dot eve", "gold", "silver"),
                choice(Field.LANGUAGE, OfChoice.IS, "ann dot", "de"),
                choice(Field.LANGUAGE, OfChoice.IS, "ann", "de-at"),
                choice(Field.LANGUAGE, OfChoice.IS, "bob eve", "en", "pt"),
                choice(Field.LANGUAGE, OfChoice.IS_NOT, "bob cid eve", "de"),
                number(OfNumber.IS, "5.0", "ann"),
                number(OfNumber.IS_NOT, "5", "bob cid dot eve"),
                number(OfNumber.IS_MORE_THAN, "5", "bob"),
                number(OfNumber.IS_MORE_THAN, "-1e1", "ann bob dot"),
                number(OfNumber.IS_LESS_THAN, "12.5", "ann dot"),
                number(OfNumber.IS_LESS_THAN, "100000000000000000000", "ann bob dot"));
    }

    Stream<Arguments> conditionsOverTime() {
        return Stream.of(
                day(since, OfDay.IS, 70, "ann"),
                day(since, OfDay.IS_BEFORE, 10, "ann"),
                day(since, OfDay.IS_BEFORE, 9, "ann bob"),
                day(since, OfDay.IS_AFTER, 10, "dot"),
                day(since, OfDay.IS_AFTER, 11, "bob dot"),
                day(Field.CREATED, OfDay.IS, 3, "bob"),
                day(Field.CREATED, OfDay.IS_BEFORE, 3, "ann"),
                day(Field.CREATED, OfDay.IS_AFTER, 3, "cid dot eve"),
                age(since, OfAge.MORE_THAN, 69, "ann"),
                age(since, OfAge.MORE_THAN, 70, ""),
                age(since, OfAge.MORE_THAN, 3_650, ""),
                age(since, OfAge.LESS_THAN, 71, "ann bob"),
                age(since, OfAge.LESS_THAN, 70, "bob"),
                age(since, OfAge.LESS_THAN, 1, ""),
                age(Field.CREATED, OfAge.MORE_THAN, 60, "ann"),
                age(Field.CREATED, OfAge.LESS_THAN, 30, "bob cid dot eve"),
                arguments(new Presence(since, OfPresence.IS_KNOWN), "ann bob dot"),
                arguments(new Presence(since, OfPresence.IS_UNKNOWN), "cid eve"),
                arguments(new Presence(Field.LANGUAGE, OfPresence.IS_KNOWN), "ann bob dot eve"),
                arguments(new Presence(Field.LANGUAGE, OfPresence.IS_UNKNOWN), "cid"));
    }

    Stream<Arguments> conditionsOverTicketsAndAnswers() {
        return Stream.of(
                tickets(OfTickets.AT_LEAST, 1, TicketEvent.CLOSED, null, 30, "ann"),
                tickets(OfTickets.AT_LEAST, 1, TicketEvent.CLOSED, null, null, "ann bob"),
                tickets(OfTickets.AT_LEAST, 1, TicketEvent.CLOSED, tag, null, "ann"),
                tickets(OfTickets.AT_LEAST, 2, TicketEvent.CLOSED, tag, null, "ann"),
                tickets(OfTickets.AT_LEAST, 3, TicketEvent.CLOSED, tag, null, ""),
                tickets(OfTickets.AT_LEAST, 0, TicketEvent.CLOSED, tag, null, EVERYBODY),
                tickets(OfTickets.AT_LEAST, 3, TicketEvent.OPENED, null, null, "ann"),
                tickets(OfTickets.AT_LEAST, 1, TicketEvent.OPENED, null, 7, "ann"),
                tickets(OfTickets.AT_LEAST, 1, TicketEvent.OPEN, null, null, "ann"),
                tickets(OfTickets.AT_LEAST, 1, TicketEvent.OPEN, null, 49, ""),
                tickets(OfTickets.AT_MOST, 0, TicketEvent.OPEN, null, null, "bob cid dot eve"),
                tickets(OfTickets.AT_MOST, 0, TicketEvent.OPENED, null, null, "cid dot eve"),
                tickets(OfTickets.AT_MOST, 1, TicketEvent.OPENED, null, null, "bob cid dot eve"),
                tickets(OfTickets.AT_MOST, 0, TicketEvent.OPENED, "' or true --", null, EVERYBODY),
                score("nps", OfNumber.IS, 3, "ann"),
                score("nps", OfNumber.IS_NOT, 3, "bob cid dot eve"),
                score("nps", OfNumber.IS_MORE_THAN, 8, "bob"),
                score("nps", OfNumber.IS_LESS_THAN, 9, "ann"),
                score("csat", OfNumber.IS_MORE_THAN, 0, "bob"),
                score("ces", OfNumber.IS_MORE_THAN, 0, ""),
                band("nps", OfChoice.IS, "bob", "promoter"),
                band("nps", OfChoice.IS, "ann bob", "promoter", "detractor"),
                band("nps", OfChoice.IS_NOT, "bob cid dot eve", "detractor"),
                band("nps", OfChoice.IS, "", "neutral"),
                band("csat", OfChoice.IS, "bob", "neutral"),
                surveyed(SurveyEvent.ASKED, null, null, "ann bob eve"),
                surveyed(SurveyEvent.ASKED, "nps", null, "ann bob"),
                surveyed(SurveyEvent.ASKED, "nps", 5, "ann"),
                surveyed(SurveyEvent.NOT_ASKED, null, null, "cid dot"),
                surveyed(SurveyEvent.NOT_ASKED, "nps", 90, "bob cid dot eve"),
                surveyed(SurveyEvent.ANSWERED, null, 30, "ann bob"),
                surveyed(SurveyEvent.ANSWERED, "nps", 5, ""),
                surveyed(SurveyEvent.NOT_ANSWERED, "csat", null, "ann cid dot eve"),
                surveyed(SurveyEvent.NOT_ANSWERED, "nps", 180, "bob cid dot eve"));
    }

    @ParameterizedTest
    @MethodSource({"conditions", "conditionsOverTime", "conditionsOverTicketsAndAnswers"})
    void findsWhomItShould(Condition condition, String expected) {
        assertThat(found(all(condition))).isEqualTo(expected);
        assertThat(found(any(new Group(Match.ANY, List.of(condition))))).isEqualTo(expected);
    }

    @Test
    void asksInOneStatementHoweverManyConditions() throws Exception {
        var conditions = new ArrayList<Part>();
        conditions().limit(19).forEach(row -> conditions.add((Part) row.get()[0]));
        var segment = new Segment(Match.ANY, conditions);
        assertThat(statementsOf(() -> segments.count(segment))).hasSize(1);
        assertThat(statementsOf(() -> segments.sample(segment, 5))).hasSize(1);
        assertThat(statementsOf(() -> segments.contains(
                        segment, Objects.requireNonNull(people.get("ann")).id())))
                .hasSize(1);
    }

    private static Arguments text(Field field, OfText operator, String value, String expected) {
        return arguments(new Text(field, operator, value), expected);
    }

    private static Arguments choice(Field field, OfChoice operator, String expected, String... values) {
        return arguments(new Choice(field, operator, List.of(values)), expected);
    }

    private Arguments number(OfNumber operator, String value, String expected) {
        return arguments(new Numeric(seats, operator, new BigDecimal(value)), expected);
    }

    private Arguments day(Field field, OfDay operator, int daysAgo, String expected) {
        return arguments(new Day(field, operator, day(daysAgo)), expected);
    }

    private static Arguments age(Field field, OfAge operator, int days, String expected) {
        return arguments(new Age(field, operator, days), expected);
    }

    private static Arguments tickets(
            OfTickets operator,
            int count,
            TicketEvent event,
            @Nullable String pipeline,
            @Nullable Integer days,
            String expected) {
        return arguments(new Tickets(operator, count, event, pipeline, days), expected);
    }

    private static Arguments score(String survey, OfNumber operator, int score, String expected) {
        return arguments(new LastScore(survey, operator, score), expected);
    }

    private static Arguments band(String survey, OfChoice operator, String expected, String... bands) {
        return arguments(new LastBand(survey, operator, List.of(bands)), expected);
    }

    private static Arguments surveyed(
            SurveyEvent event, @Nullable String survey, @Nullable Integer days, String expected) {
        return arguments(new Surveyed(event, survey, days), expected);
    }
}
