package io.aftercare.monitoring.web;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Contacts;
import io.aftercare.run.RunFilter;
import io.aftercare.run.RunState;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the list of runs is asked for, and says of each parameter what is wrong with it. */
@Component
class RunListReading {

    /**
     * What was asked.
     *
     * @param filter null where there are faults, or where nothing can match
     * @param contact whose runs are asked for, null for anybody's or an unknown address
     */
    record Asked(
            @Nullable RunFilter filter,
            @Nullable RunId after,
            @Nullable Contact contact,
            Map<String, String> faults) {}

    private static final int LONGEST_TICKET = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final Contacts contacts;

    RunListReading(Contacts contacts) {
        this.contacts = contacts;
    }

    Asked read(RunListForm form) {
        var faults = new LinkedHashMap<String, String>();
        var survey = read(form.survey(), SurveyId::of, "survey", "There is no such survey: choose one.", faults);
        var state = read(form.state(), RunListReading::state, "state", "There is no such state: choose one.", faults);
        var band = read(form.band(), RunListReading::band, "band", "There is no such band: choose one.", faults);
        var after = read(form.after(), RunId::of, "after", "There is no such page: begin with the first one.", faults);
        var zone = read(form.zone(), ZoneId::of, "zone", "There is no such time zone.", faults);
        var from = from(form, zone, faults);
        var to = to(form, zone, faults);
        if (from != null && to != null && !from.isBefore(to)) {
            faults.put("to", "The last day is before the first one: choose a later one.");
        }
        require(
                form.incident().isEmpty() || form.incident().equals("open"),
                "incident",
                "Choose open or nothing.",
                faults);
        require(
                isLine(form.ticket(), LONGEST_TICKET),
                "ticket",
                "A ticket's number is one line of 100 characters.",
                faults);
        require(
                form.contact().isEmpty() || (form.contact().contains("@") && isLine(form.contact(), LONGEST_EMAIL)),
                "contact",
                "This is no mail address: give a whole one, such as ann@example.com.",
                faults);
        if (!faults.isEmpty()) {
            return new Asked(null, null, null, faults);
        }
        var contact = form.contact().isEmpty()
                ? null
                : contacts.findByEmail(form.contact()).orElse(null);
        if (contact == null && !form.contact().isEmpty()) {
            return new Asked(null, null, null, faults);
        }
        var filter = new RunFilter(
                form.ticket().isEmpty() ? null : form.ticket(),
                contact == null ? null : contact.id(),
                survey,
                state,
                band,
                from,
                to,
                !form.incident().isEmpty());
        return new Asked(filter, after, contact, faults);
    }

    private static @Nullable Instant from(RunListForm form, @Nullable ZoneId zone, Map<String, String> faults) {
        var day =
                read(form.from(), RunListReading::day, "from", "This is no day: give one such as 2026-11-30.", faults);
        return day == null ? null : day.atStartOfDay(orUtc(zone)).toInstant();
    }

    private static @Nullable Instant to(RunListForm form, @Nullable ZoneId zone, Map<String, String> faults) {
        var day = read(form.to(), RunListReading::day, "to", "This is no day: give one such as 2026-11-30.", faults);
        return day == null ? null : day.plusDays(1).atStartOfDay(orUtc(zone)).toInstant();
    }

    private static ZoneId orUtc(@Nullable ZoneId zone) {
        return zone == null ? ZoneOffset.UTC : zone;
    }

    private static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new IllegalArgumentException(text);
        }
        return day;
    }

    private static @Nullable RunState state(String key) {
        return RunState.ofKey(key);
    }

    private static @Nullable Band band(String key) {
        return Arrays.stream(Band.values())
                .filter(band -> band.key().equals(key))
                .findAny()
                .orElse(null);
    }

    private static <T> @Nullable T read(
            String text,
            Function<String, ? extends @Nullable T> reader,
            String name,
            String fault,
            Map<String, String> faults) {
        if (text.isEmpty()) {
            return null;
        }
        T value = null;
        try {
            value = reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException nonsense) {
            faults.put(name, fault);
        }
        if (value == null) {
            faults.put(name, fault);
        }
        return value;
    }

    private static void require(boolean holds, String name, String fault, Map<String, String> faults) {
        if (!holds) {
            faults.put(name, fault);
        }
    }

    private static boolean isLine(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }
}
