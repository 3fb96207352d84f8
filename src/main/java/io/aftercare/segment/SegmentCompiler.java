package io.aftercare.segment;

import static io.aftercare.segment.Parameters.not;

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
import io.aftercare.segment.Operators.OfChoice;
import io.aftercare.segment.Operators.OfPresence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the statement of one segment together, from the fragments that are written here and nothing else. Whatever a
 * person wrote becomes a parameter.
 */
final class SegmentCompiler {

    private static final JsonMapper JSON = new JsonMapper();

    private final Instant now;
    private final Parameters parameters = new Parameters();
    private final HistoryConditions history;

    private SegmentCompiler(Instant now) {
        this.now = now;
        this.history = new HistoryConditions(now, parameters);
    }

    static SegmentSql compile(Segment segment, Instant now) {
        var compiler = new SegmentCompiler(now);
        var parts = segment.parts().stream().map(compiler::part).toList();
        return new SegmentSql(joined(segment.match(), parts), compiler.parameters.values());
    }

    private String part(Part part) {
        return switch (part) {
            case Condition condition -> condition(condition);
            case Group group ->
                joined(
                        group.match(),
                        group.conditions().stream().map(this::condition).toList());
        };
    }

    private static String joined(Match match, List<String> conditions) {
        var between = match == Match.ALL ? " and " : " or ";
        return conditions.isEmpty() ? "(true)" : conditions.stream().collect(Collectors.joining(between, "(", ")"));
    }

    private String condition(Condition condition) {
        return switch (condition) {
            case Text text -> text(text);
            case Choice choice -> choice.operator() == OfChoice.IS ? choice(choice) : not(choice(choice));
            case Numeric number -> number(number);
            case Day day -> day(day);
            case Age age -> age(age);
            case Presence presence -> presence(presence);
            case Tickets tickets -> history.tickets(tickets);
            case LastScore score -> history.lastScore(score);
            case LastBand band -> history.lastBand(band);
            case Surveyed surveyed -> history.surveyed(surveyed);
        };
    }

    private String text(Text text) {
        var value = text.field().property().map(this::property).orElse("c.email");
        var given = add(text.value());
        var is = "(searchable(%s) = searchable(:%s))".formatted(value, given);
        var contains = "(searchable(%s) like search_pattern(:%s))".formatted(value, given);
        return switch (text.operator()) {
            case IS -> is;
            case IS_NOT -> not(is);
            case CONTAINS -> contains;
            case DOES_NOT_CONTAIN -> not(contains);
        };
    }

    private String choice(Choice choice) {
        var property = choice.field().property();
        if (property.isPresent()) {
            return has(property.get(), choice.values());
        }
        var tags = choice.values().stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .toList();
        return "(array[lower(c.language), split_part(lower(c.language), '-', 1)] && cast(:" + parameters.addAll(tags)
                + " as text[]))";
    }

    private String number(Numeric number) {
        var property = number.field().property().orElseThrow();
        return switch (number.operator()) {
            case IS -> has(property, List.of(number.value()));
            case IS_NOT -> not(has(property, List.of(number.value())));
            case IS_MORE_THAN -> compared(property, ">", number);
            case IS_LESS_THAN -> compared(property, "<", number);
        };
    }

    /** JSON knows the order of numbers, and nothing is cast that might be no number. */
    private String compared(String property, String sign, Numeric number) {
        var name = add(property);
        return "(jsonb_typeof(c.properties -> :%s) = 'number' and c.properties -> :%s %s cast(:%s as jsonb))"
                .formatted(name, name, sign, add(number.value().toPlainString()));
    }

    private String day(Day day) {
        return switch (day.operator()) {
            case IS -> between(day.field(), day.day(), day.day());
            case IS_BEFORE -> compared(day.field(), "<", day.day());
            case IS_AFTER -> compared(day.field(), ">=", day.day().plusDays(1));
        };
    }

    private String age(Age age) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (age.operator()) {
            case MORE_THAN -> compared(age.field(), "<", today.minusDays(age.days()));
            case LESS_THAN -> between(age.field(), today.minusDays(age.days() - 1L), today);
        };
    }

    private String between(Field field, LocalDate first, LocalDate last) {
        return "(%s and %s)".formatted(compared(field, ">=", first), compared(field, "<", last.plusDays(1)));
    }

    /** Days as text are in the order of time, byte by byte. */
    private String compared(Field field, String sign, LocalDate day) {
        return field.property()
                .map(name -> "(%s collate \"C\" %s :%s)".formatted(property(name), sign, add(day.toString())))
                .orElseGet(() -> "(c.created_at %s :%s)"
                        .formatted(sign, add(day.atStartOfDay().atOffset(ZoneOffset.UTC))));
    }

    private String presence(Presence presence) {
        var known = presence.field()
                .property()
                .map(name -> "jsonb_exists(c.properties, :" + add(name) + ")")
                .orElse("(c.language is not null)");
        return presence.operator() == OfPresence.IS_KNOWN ? known : not(known);
    }

    private String property(String name) {
        return "(c.properties ->> :" + add(name) + ")";
    }

    /** By the index of what is in the properties. */
    private String has(String property, List<?> values) {
        var documents = values.stream()
                .map(value -> JSON.writeValueAsString(Map.of(property, value)))
                .toList();
        return "(c.properties @> any(cast(:" + parameters.addAll(documents) + " as jsonb[])))";
    }

    private String add(Object value) {
        return parameters.add(value);
    }
}
