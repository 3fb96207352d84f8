package io.aftercare.survey.web.editor;

import io.aftercare.common.page.Option;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.survey.Repeat;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.TimeZones;
import io.aftercare.survey.Weekday;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen for a schedule. What is chosen already can be chosen, be it there or not.
 *
 * @param dates properties since when somebody may be a customer
 * @param texts properties that may hold a time zone
 */
public record ScheduleChoices(
        List<Option> repeats, List<Choice> days, List<Option> zones, List<Option> dates, List<Option> texts) {

    static ScheduleChoices of(SurveyDefinition draft, Properties properties, TimeZones zones) {
        var schedule = draft.schedule();
        var known = properties.list();
        return new ScheduleChoices(
                draft.web() == null ? mailed() : shown(schedule.repeat()),
                Arrays.stream(Weekday.values())
                        .map(day -> new Choice(
                                day.key(), day.label(), "", schedule.days().contains(day), true))
                        .toList(),
                zones(schedule.timeZone(), zones.common()),
                named(known, schedule.since(), property -> property.type() == PropertyType.DATE),
                named(
                        known,
                        schedule.timeZoneProperty(),
                        property -> !property.shipped()
                                && Set.of(PropertyType.TEXT, PropertyType.CHOICE)
                                        .contains(property.type())));
    }

    private static List<Option> mailed() {
        return Arrays.stream(Repeat.values())
                .map(repeat -> new Option(repeat.key(), repeat.label()))
                .toList();
    }

    /** Nothing starts a survey on a web site but its visitors: who says nothing of a period means once. */
    private static List<Option> shown(Repeat chosen) {
        var once = chosen == Repeat.ONCE ? Repeat.ONCE : Repeat.NEVER;
        return Stream.of(once, Repeat.QUARTERLY, Repeat.HALF_YEARLY, Repeat.YEARLY)
                .map(repeat -> new Option(repeat.key(), repeat.weeks() == 0 ? "once" : repeat.label()))
                .toList();
    }

    private static List<Option> zones(String chosen, List<String> known) {
        var regions = known.stream()
                .filter(zone ->
                        zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"));
        return Stream.concat(Stream.of("UTC", chosen), regions)
                .distinct()
                .map(zone -> new Option(zone, zone.replace('_', ' ')))
                .toList();
    }

    private static List<Option> named(
            List<PropertyDefinition> known, @Nullable String chosen, Predicate<PropertyDefinition> fit) {
        var options = new ArrayList<>(known.stream()
                .filter(fit)
                .map(property -> new Option(property.name(), property.label()))
                .toList());
        if (chosen != null
                && options.stream().noneMatch(option -> option.value().equals(chosen))) {
            options.add(new Option(chosen, chosen + " (unknown)"));
        }
        return List.copyOf(options);
    }
}
