package io.aftercare.segment;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactRow;
import io.aftercare.crm.PropertyType;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each condition against five contacts: what it finds is written beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionsTests extends SegmentTest {

    private static final String TAG = unique();
    private static final Field PLAN = Field.ofProperty(TAG + "_plan");
    private static final Field SEATS = Field.ofProperty(TAG + "_seats");
    private static final Field CITY = Field.ofProperty(TAG + "_city");
    private static final Field SINCE = Field.ofProperty(TAG + "_since");
    private static final String EVERYBODY = "ann bob cid dot eve";

    private final Map<String, Contact> people = new TreeMap<>();

    /** Ann has much, Cid nothing, Dot what is odd; Eve is like Cid but was asked. */
    @BeforeAll
    void people() {
        property(TAG + "_plan", PropertyType.CHOICE, "gold", "silver", "it's \"odd\" \\ {}");
        property(TAG + "_seats", PropertyType.NUMBER);
        property(TAG + "_city", PropertyType.TEXT);
        property(TAG + "_since", PropertyType.DATE);
        pipelines.create(TAG, "Support");
        pipelines.create(TAG + "-sales", "Sales");
        var ann = person(
                "ann", "de-AT", Map.of("plan", "gold", "seats", 5, "city", "Zürich", "since", day(70).toString()));
        var bob = person(
                "bob", "en", Map.of("plan", "silver", "seats", 12.5, "city", "Berlin", "since", day(10).toString()));
        person("cid", null, Map.of());
        var dot = person(
                "dot",
                "DE",
                Map.of(
                        "plan",
                        "it's \"odd\" \\ {}",
                        "seats",
                        -3,
                        "city",
                        "100% _\\ ' or 1=1 --",
                        "since",
                        day(-5).toString()));
        var eve = person("eve", "pt-BR", Map.of("city", ""));
        created(ann.id(), daysAgo(100));
        created(bob.id(), daysAgo(3));

        ticket(ann, TAG, daysAgo(6), daysAgo(5));
        ticket(ann, TAG, daysAgo(41), daysAgo(40));
        ticket(ann, TAG + "-sales", daysAgo(50), null);
        ticket(bob, TAG + "-sales", daysAgo(102), daysAgo(100));

        var nps = survey("nps");
        var otherNps = survey("nps");
        var csat = survey("csat");
        answered(ann, nps, daysAgo(60), 9, "promoter");
        answered(ann, otherNps, daysAgo(10), 3, "detractor");
        asked(ann, nps, daysAgo(1));
        answered(bob, nps, daysAgo(200), 9, "promoter");
        answered(bob, csat, daysAgo(1), 3, "neutral");
        asked(eve, csat, daysAgo(20));
        assertThat(dot.language()).isEqualTo("de");
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                text(CITY, OfText.IS, "zurich", "ann"),
                text(CITY, OfText.IS, "ZÜRICH", "ann"),
                text(CITY, OfText.IS, "zuric", ""),
                text(CITY, OfText.IS_NOT, "Zürich", "bob cid dot eve"),
                text(CITY, OfText.CONTAINS, "R", "ann bob dot"),
                text(CITY, OfText.CONTAINS, "%", "dot"),
                text(CITY, OfText.CONTAINS, "_", "dot"),
                text(CITY, OfText.CONTAINS, "\\", "dot"),
                text(CITY, OfText.CONTAINS, "' or 1=1 --", "dot"),
                text(CITY, OfText.DOES_NOT_CONTAIN, "er", "ann cid dot eve"),
                text(Field.EMAIL, OfText.IS, "BOB@" + TAG + ".example", "bob"),
                text(Field.EMAIL, OfText.CONTAINS, "@" + TAG, EVERYBODY),
                text(Field.EMAIL, OfText.DOES_NOT_CONTAIN, "ann@", "bob cid dot eve"),
                choice(PLAN, OfChoice.IS, "ann", "gold"),
                choice(PLAN, OfChoice.IS, "ann bob", "gold", "silver"),
                choice(PLAN, OfChoice.IS, "dot", "it's \"odd\" \\ {}"),
                choice(PLAN, OfChoice.IS, "", "GOLD"),
                choice(PLAN, OfChoice.IS_NOT, "cid dot eve", "gold", "silver"),
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
                day(SINCE, OfDay.IS, 70, "ann"),
                day(SINCE, OfDay.IS_BEFORE, 10, "ann"),
                day(SINCE, OfDay.IS_BEFORE, 9, "ann bob"),
                day(SINCE, OfDay.IS_AFTER, 10, "dot"),
                day(SINCE, OfDay.IS_AFTER, 11, "bob dot"),
                day(Field.CREATED, OfDay.IS, 3, "bob"),
                day(Field.CREATED, OfDay.IS_BEFORE, 3, "ann"),
                day(Field.CREATED, OfDay.IS_AFTER, 3, "cid dot eve"),
                age(SINCE, OfAge.MORE_THAN, 69, "ann"),
                age(SINCE, OfAge.MORE_THAN, 70, ""),
                age(SINCE, OfAge.MORE_THAN, 3_650, ""),
                age(SINCE, OfAge.LESS_THAN, 71, "ann bob"),
                age(SINCE, OfAge.LESS_THAN, 70, "bob"),
                age(SINCE, OfAge.LESS_THAN, 1, ""),
                age(Field.CREATED, OfAge.MORE_THAN, 60, "ann"),
                age(Field.CREATED, OfAge.LESS_THAN, 30, "bob cid dot eve"),
                arguments(new Presence(SINCE, OfPresence.IS_KNOWN), "ann bob dot"),
                arguments(new Presence(SINCE, OfPresence.IS_UNKNOWN), "cid eve"),
                arguments(new Presence(Field.LANGUAGE, OfPresence.IS_KNOWN), "ann bob dot eve"),
                arguments(new Presence(Field.LANGUAGE, OfPresence.IS_UNKNOWN), "cid"));
    }

    static Stream<Arguments> conditionsOverTicketsAndAnswers() {
        return Stream.of(
                tickets(OfTickets.AT_LEAST, 1, TicketEvent.CLOSED, null, 30, "ann"),
                tickets(OfTickets.AT_LEAST, 1, TicketEvent.CLOSED, null, null, "ann bob"),
                tickets(OfTickets.AT_LEAST, 1, TicketEvent.CLOSED, TAG, null, "ann"),
                tickets(OfTickets.AT_LEAST, 2, TicketEvent.CLOSED, TAG, null, "ann"),
                tickets(OfTickets.AT_LEAST, 3, TicketEvent.CLOSED, TAG, null, ""),
                tickets(OfTickets.AT_LEAST, 0, TicketEvent.CLOSED, TAG, null, EVERYBODY),
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
    void joinsConditionsAndGroups() {
        var gold = new Choice(PLAN, OfChoice.IS, List.of("gold"));
        var silver = new Choice(PLAN, OfChoice.IS, List.of("silver"));
        var many = new Numeric(SEATS, OfNumber.IS_MORE_THAN, BigDecimal.TEN);
        assertThat(found(all(gold, silver))).isEmpty();
        assertThat(found(any(gold, silver))).isEqualTo("ann bob");
        assertThat(found(all(new Group(Match.ANY, List.of(gold, silver)), many)))
                .isEqualTo("bob");
        assertThat(found(any(gold, new Group(Match.ALL, List.of(silver, many)))))
                .isEqualTo("ann bob");
        assertThat(found(Segment.EVERYBODY)).isEqualTo(EVERYBODY);
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

    @Test
    void writesNoTextOfAPersonIntoTheStatement() {
        var text = "x'; drop table contact; --";
        var hostile = all(
                new Text(Field.ofProperty(text), OfText.IS, text),
                new Choice(Field.ofProperty(text), OfChoice.IS, List.of(text)),
                new Numeric(Field.ofProperty(text), OfNumber.IS_MORE_THAN, BigDecimal.ONE),
                new Day(Field.ofProperty(text), OfDay.IS, LocalDate.EPOCH),
                new Presence(Field.ofProperty(text), OfPresence.IS_KNOWN),
                new Tickets(OfTickets.AT_LEAST, 1, TicketEvent.OPENED, text, null),
                new LastScore(text, OfNumber.IS, 1),
                new LastBand(text, OfChoice.IS, List.of(text)),
                new Surveyed(SurveyEvent.ASKED, text, 1));
        assertThat(segments.sql(hostile).condition()).doesNotContain("drop").doesNotContain("x'");
        assertThat(segments.count(hostile)).isZero();
    }

    /** Those of these people who are in the segment, asked for in each of the ways. */
    private String found(Segment segment) {
        var sql = segments.sql(segment);
        var counted = jdbc.sql("select count(*) from contact c where c.email like :these and " + sql.condition())
                .param("these", "%@" + TAG + ".example")
                .params(sql.parameters())
                .query(Integer.class)
                .single();
        var sampled = segments.sample(segment, 10_000).stream()
                .map(ContactRow::email)
                .filter(email -> email.endsWith("@" + TAG + ".example"))
                .map(email -> email.substring(0, 3))
                .sorted()
                .toList();
        var contained = people.entrySet().stream()
                .filter(person -> segments.contains(segment, person.getValue().id()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(sampled).isEqualTo(contained).hasSize(counted);
        return String.join(" ", sampled);
    }

    private Contact person(String name, @Nullable String language, Map<String, Object> values) {
        var tagged = new HashMap<String, Object>();
        values.forEach((key, value) -> tagged.put(TAG + "_" + key, value));
        var person = contact(name + "@" + TAG + ".example", language, tagged);
        people.put(name, person);
        return person;
    }

    private LocalDate day(int daysAgo) {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC).minusDays(daysAgo);
    }

    private static Arguments text(Field field, OfText operator, String value, String expected) {
        return arguments(new Text(field, operator, value), expected);
    }

    private static Arguments choice(Field field, OfChoice operator, String expected, String... values) {
        return arguments(new Choice(field, operator, List.of(values)), expected);
    }

    private static Arguments number(OfNumber operator, String value, String expected) {
        return arguments(new Numeric(SEATS, operator, new BigDecimal(value)), expected);
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
