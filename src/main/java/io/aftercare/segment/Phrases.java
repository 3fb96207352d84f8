package io.aftercare.segment;

import io.aftercare.segment.Operators.OfAge;
import io.aftercare.segment.Operators.OfTickets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Segments in words of people.
 *
 * @param properties labels by name
 * @param pipelines names by key
 * @param types names of survey types by key
 */
public record Phrases(Map<String, String> properties, Map<String, String> pipelines, Map<String, String> types) {

    /** Such as {@code Plan is gold and (Seats is more than 5 or Language is German)}. */
    public String of(Segment segment) {
        return segment.parts().isEmpty() ? "all contacts" : joined(segment.match(), segment.parts());
    }

    /** Such as {@code Customer since is more than 60 days ago}. */
    public String of(Condition condition) {
        return switch (condition) {
            case Condition.Text text ->
                "%s %s “%s”".formatted(of(text.field()), text.operator().words(), text.value());
            case Condition.Choice choice ->
                "%s %s %s".formatted(of(choice.field()), choice.operator().words(), values(choice));
            case Condition.Numeric number ->
                "%s %s %s"
                        .formatted(
                                of(number.field()),
                                number.operator().words(),
                                number.value().toPlainString());
            case Condition.Day day ->
                "%s %s %s".formatted(of(day.field()), day.operator().words(), day.day());
            case Condition.Age age ->
                "%s is %s %s ago"
                        .formatted(
                                of(age.field()),
                                age.operator() == OfAge.MORE_THAN ? "more than" : "less than",
                                age.days() == 1 ? "1 day" : days(age.days()));
            case Condition.Presence presence ->
                of(presence.field()) + " " + presence.operator().words();
            case Condition.Tickets tickets -> of(tickets);
            case Condition.LastScore last ->
                "Last %s score %s %d"
                        .formatted(type(last.survey()), last.operator().words(), last.score());
            case Condition.LastBand last ->
                "Last %s answer %s %s"
                        .formatted(type(last.survey()), last.operator().words(), either(last.bands()));
            case Condition.Surveyed surveyed -> of(surveyed);
        };
    }

    private String joined(Match match, List<? extends Part> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Condition condition -> of(condition);
                    case Group group -> "(" + joined(group.match(), group.conditions()) + ")";
                })
                .collect(Collectors.joining(match == Match.ALL ? " and " : " or "));
    }

    private String of(Field field) {
        return field.property().map(name -> properties.getOrDefault(name, name)).orElseGet(() -> switch (field.path()) {
            case "email" -> "Email";
            case "language" -> "Language";
            default -> "Created";
        });
    }

    private static String values(Condition.Choice choice) {
        return either(
                choice.field().equals(Field.LANGUAGE)
                        ? choice.values().stream().map(SegmentWords::language).toList()
                        : choice.values());
    }

    private String of(Condition.Tickets tickets) {
        var count = tickets.count();
        var none = tickets.operator() == OfTickets.AT_MOST && count == 0;
        var event = tickets.event() == TicketEvent.OPEN
                ? " that is open"
                : " " + tickets.event().key();
        return "Has %s%s%s%s"
                .formatted(
                        none
                                ? "no ticket"
                                : "%s %d ticket%s".formatted(tickets.operator().words(), count, count == 1 ? "" : "s"),
                        tickets.pipeline() == null
                                ? ""
                                : " in " + pipelines.getOrDefault(tickets.pipeline(), tickets.pipeline()),
                        event,
                        within(
                                tickets.event() == TicketEvent.OPEN ? " and came in the last " : " in the last ",
                                tickets.days()));
    }

    private String of(Condition.Surveyed surveyed) {
        var surveys = surveyed.survey() == null ? "any survey" : "any " + type(surveyed.survey()) + " survey";
        var ever = surveyed.days() == null ? "never " : "not ";
        return switch (surveyed.event()) {
                    case ASKED -> "Was sent " + surveys;
                    case NOT_ASKED -> "Was " + ever + "sent " + surveys;
                    case ANSWERED -> "Answered " + surveys;
                    case NOT_ANSWERED -> (surveyed.days() == null ? "Never answered " : "Did not answer ") + surveys;
                }
                + within(" in the last ", surveyed.days());
    }

    private String type(String key) {
        return types.getOrDefault(key, key);
    }

    private static String within(String words, @Nullable Integer days) {
        return days == null ? "" : words + days(days);
    }

    private static String days(int days) {
        return days == 1 ? "day" : days + " days";
    }

    private static String either(List<String> values) {
        return String.join(" or ", values);
    }
}
