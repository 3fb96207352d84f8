package io.aftercare.survey;

import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a survey can be sent as its schedule says. */
@Component
class ScheduleChecks {

    private static final Duration LEAST_HOURS = Duration.ofHours(1);

    private final Properties properties;
    private final TimeZones zones;

    ScheduleChecks(Properties properties, TimeZones zones) {
        this.properties = properties;
        this.zones = zones;
    }

    /** What is wrong with it; a schedule that sends nothing may say what it wants. */
    List<Finding> faults(SurveyDefinition survey) {
        var schedule = survey.schedule();
        if (!schedule.isActive()) {
            return List.of();
        }
        var faults = new ArrayList<Finding>();
        if (survey.type() == SurveyType.CES) {
            faults.add(
                    Finding.error(
                            "schedule.repeat",
                            "A CES survey is sent when a ticket closes, not by a schedule. Choose “never”, or make an NPS or CSAT survey."));
        }
        if (survey.segment() == null && survey.type() != SurveyType.CES) {
            faults.add(
                    Finding.error(
                            "segment",
                            "The survey asks by itself, but nobody is chosen. Choose its contacts on the tab Recipients; a segment without conditions is everybody."));
        }
        checkHours(schedule, faults);
        checkProperties(schedule, faults);
        return faults;
    }

    private void checkHours(Schedule schedule, List<Finding> faults) {
        if (schedule.days().isEmpty()) {
            faults.add(
                    Finding.error("schedule.days", "Without a day no mail ever leaves. Choose at least one weekday."));
        }
        if (Duration.between(schedule.from(), schedule.until()).compareTo(LEAST_HOURS) < 0) {
            faults.add(Finding.error(
                    "schedule.until",
                    "Mails leave from %s to %s, which is no time. Choose an end at least an hour after the beginning, on the same day."
                            .formatted(schedule.from(), schedule.until())));
        }
        if (!isKnown(schedule.timeZone())) {
            faults.add(Finding.error(
                    "schedule.timeZone",
                    "There is no time zone '%s', or the database does not know it. Choose one by its IANA name, such as Europe/Berlin."
                            .formatted(schedule.timeZone())));
        }
    }

    private boolean isKnown(String zone) {
        return zone.equals("UTC")
                || (zone.contains("/") && zones.inDatabase(zone).isPresent());
    }

    private void checkProperties(Schedule schedule, List<Finding> faults) {
        if (schedule.since() == null && schedule.timeZoneProperty() == null) {
            return;
        }
        var known = properties.list();
        if (schedule.since() != null && !isThere(known, schedule.since(), Set.of(PropertyType.DATE))) {
            faults.add(Finding.error(
                    "schedule.since",
                    "There is no property '%s' of type date. Choose another, or create it under Settings, Properties."
                            .formatted(schedule.since())));
        }
        if (schedule.timeZoneProperty() != null
                && !isThere(known, schedule.timeZoneProperty(), Set.of(PropertyType.TEXT, PropertyType.CHOICE))) {
            faults.add(Finding.error(
                    "schedule.timeZoneProperty",
                    "There is no property '%s' of type text or choice. Choose another, or none."
                            .formatted(schedule.timeZoneProperty())));
        }
    }

    private static boolean isThere(List<PropertyDefinition> known, @Nullable String name, Set<PropertyType> types) {
        return known.stream().anyMatch(property -> property.name().equals(name) && types.contains(property.type()));
    }

    /** What is risky about it. */
    static List<Finding> risks(SurveyDefinition survey) {
        var schedule = survey.schedule();
        var weeks = schedule.repeat().weeks();
        if (weeks > 0 && survey.fatigueDays() >= weeks * 7) {
            return List.of(Finding.warning(
                    "fatigueDays",
                    "Contacts are left alone for %d days, which is longer than the survey's own %d: most of its mails are held back."
                            .formatted(survey.fatigueDays(), weeks * 7)));
        }
        if (schedule.isActive() && survey.type() == SurveyType.NPS && schedule.firstAfterDays() == 0) {
            return List.of(
                    Finding.warning(
                            "schedule.firstAfterDays",
                            "New customers are asked from their first day on. Whether they recommend you they know after some use."));
        }
        return List.of();
    }
}
