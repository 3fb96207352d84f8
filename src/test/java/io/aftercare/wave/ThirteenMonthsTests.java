package io.aftercare.wave;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.survey.Repeat;
import io.aftercare.survey.Schedule;
import io.aftercare.survey.Weekday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A survey asks every three months, on Wednesdays, customers of 60 days and more, for thirteen months: each contact is
 * asked exactly when due.
 */
class ThirteenMonthsTests extends WaveTest {

    private static final int WEEKS = 57;
    private static final int PERIOD = 91;

    private static final Turns TURNS =
            new Turns(Schedule.NONE.withRepeat(Repeat.QUARTERLY).withDays(List.of(Weekday.WEDNESDAY)));

    private final Map<Customer, List<LocalDate>> expected = new LinkedHashMap<>();

    @Test
    void askEachContactExactlyWhenDue() {
        var start = advanceTo(DayOfWeek.WEDNESDAY);
        var other = recurring("\"repeat\": \"never\"", "");
        var survey = recurring(
                "\"repeat\": \"3-months\", \"firstAfterDays\": 60, \"days\": [\"wednesday\"]", "\"fatigueDays\": 30");
        var old = IntStream.range(0, 8)
                .mapToObj(number -> oldCustomer(survey, start.minusDays(100 + number)))
                .toList();
        var leaves = oldCustomer(survey, start.minusDays(300));
        var unsubscribes = oldCustomer(survey, start.minusDays(300));
        var tired = oldCustomer(survey, start.minusDays(300));
        old.forEach(customer -> expect(survey, customer, start, start));
        expect(survey, leaves, start, start);
        expect(survey, unsubscribes, start, start);
        var secondTurn = turns(survey, tired, start).get(1);
        var late = new ArrayList<Customer>();

        for (var week = 0; week < WEEKS; week++) {
            var day = start.plusWeeks(week);
            if (week > 0) {
                advanceTo(day, LocalTime.of(0, 10));
            }
            if (week == 9) {
                var joined = customer(survey, day);
                late.add(joined);
                expect(survey, joined, day.plusDays(60), day);
            }
            if (week == 20) {
                leave(survey, leaves);
                noneFrom(day, leaves);
                unsubscribe(unsubscribes);
                noneFrom(day, unsubscribes);
            }
            if (day.equals(secondTurn.minusWeeks(1))) {
                askFor(other, tired);
            }
            awaitWave(survey);
            endOfWork();
            awaitSent(survey);
        }

        expected.forEach((customer, days) -> assertThat(asked(survey, customer))
                .as("turn %d", turn(survey, customer, TURNS.count()))
                .isEqualTo(days));
        assertThat(late)
                .allSatisfy(customer -> assertThat(asked(survey, customer)).isNotEmpty());
        // Thirty days after the other survey it is asked; from then on a period apart.
        var held = asked(survey, tired);
        assertThat(held.get(1)).isEqualTo(secondTurn.plusWeeks(4));
        assertThat(held.get(2)).isEqualTo(held.get(1).plusDays(PERIOD));
        expected.keySet()
                .forEach(customer -> assertThat(mailsTo(customer.email()))
                        .hasSize(asked(survey, customer).size()));
    }

    private Customer oldCustomer(Recurring survey, LocalDate since) {
        var customer = customer(survey, since);
        createdOn(customer, since);
        return customer;
    }

    /** The contact is asked at each of its turns from then on. */
    private void expect(Recurring survey, Customer customer, LocalDate from, LocalDate created) {
        expected.put(
                customer,
                new ArrayList<>(turns(survey, customer, from.isBefore(created) ? created : from).stream()
                        .filter(day -> day.isBefore(end(survey)))
                        .toList()));
    }

    private void noneFrom(LocalDate day, Customer customer) {
        expected.computeIfPresent(
                customer,
                (same, days) -> days.stream().filter(due -> due.isBefore(day)).toList());
    }

    private LocalDate end = LocalDate.MAX;

    private LocalDate end(Recurring survey) {
        if (end.equals(LocalDate.MAX)) {
            end = today().plusWeeks(WEEKS);
        }
        return end;
    }

    /** The contact's turns, the first not before. */
    private List<LocalDate> turns(Recurring survey, Customer customer, LocalDate from) {
        var turn = turn(survey, customer, TURNS.count());
        return TURNS.from(from, WEEKS).stream()
                .filter(day -> TURNS.on(day) == turn)
                .toList();
    }

    private void leave(Recurring survey, Customer customer) {
        jdbc.sql("update contact set properties = properties - :name where id = :id")
                .param("name", survey.property())
                .param("id", customer.id())
                .update();
    }

    private void unsubscribe(Customer customer) {
        jdbc.sql("insert into suppression (address, reason, created_at) values (:address, 'unsubscribed', now())")
                .param("address", customer.email())
                .update();
    }

    private void askFor(Recurring other, Customer customer) {
        post("/api/v1/runs", "{\"surveyId\": \"%s\", \"contactEmail\": \"%s\"}".formatted(other.id(), customer.email()))
                .expectStatus()
                .isAccepted();
        eventually().until(() -> !asked(other, customer).isEmpty());
    }
}
