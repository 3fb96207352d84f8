package io.aftercare.survey.web.editor;

import io.aftercare.survey.Repeat;
import io.aftercare.survey.Schedule;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.Weekday;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what was typed into a field of the schedule into a change of the draft. */
final class ScheduleFields {

    private static final Pattern DAYS = Pattern.compile("\\d{1,6}");

    private ScheduleFields() {}

    /**
     * The change that sets a field; nothing when it is none of the schedule's.
     *
     * @param values all that were given, for a field that takes several
     * @throws UnreadableValue if it cannot be taken for what the field holds
     */
    static Optional<UnaryOperator<SurveyDefinition>> change(String key, @Nullable String value, List<String> values) {
        return part(key, value, values)
                .map(part -> draft ->
                        draft.toBuilder().schedule(part.apply(draft.schedule())).build());
    }

    private static Optional<UnaryOperator<Schedule>> part(String key, @Nullable String value, List<String> values) {
        return switch (key) {
            case "schedule.repeat" -> {
                var repeat = repeat(value);
                yield Optional.of(schedule -> schedule.withRepeat(repeat));
            }
            case "schedule.firstAfterDays" -> {
                var days = days(value);
                yield Optional.of(schedule -> schedule.withFirstAfterDays(days));
            }
            case "schedule.since" -> Optional.of(schedule -> schedule.withSince(value));
            case "schedule.days" -> {
                var days = weekdays(values);
                yield Optional.of(schedule -> schedule.withDays(days));
            }
            case "schedule.from" -> {
                var from = time(value);
                yield Optional.of(schedule -> schedule.withHours(from, schedule.until()));
            }
            case "schedule.until" -> {
                var until = time(value);
                yield Optional.of(schedule -> schedule.withHours(schedule.from(), until));
            }
            case "schedule.timeZone" -> Optional.of(schedule -> schedule.withTimeZone(value == null ? "UTC" : value));
            case "schedule.timeZoneProperty" -> Optional.of(schedule -> schedule.withTimeZoneProperty(value));
            default -> Optional.empty();
        };
    }

    private static Repeat repeat(@Nullable String value) {
        return Arrays.stream(Repeat.values())
                .filter(repeat -> repeat.key().equals(value))
                .findAny()
                .orElseThrow(() -> new UnreadableValue("Choose how often contacts are asked."));
    }

    private static int days(@Nullable String value) {
        if (value == null || !DAYS.matcher(value.strip()).matches()) {
            throw new UnreadableValue("Type a whole number of days, such as 60; 0 asks from the first day on.");
        }
        return Integer.parseInt(value.strip());
    }

    private static List<Weekday> weekdays(List<String> values) {
        return Arrays.stream(Weekday.values())
                .filter(day -> values.contains(day.key()))
                .toList();
    }

    private static LocalTime time(@Nullable String value) {
        try {
            return LocalTime.parse(value == null ? "" : value.strip());
        } catch (DateTimeException unreadable) {
            throw new UnreadableValue("Type a time such as 09:00.");
        }
    }
}
