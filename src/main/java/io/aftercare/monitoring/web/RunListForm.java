package io.aftercare.monitoring.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the list of runs is asked for, as it stands in the address; empty does not restrict.
 *
 * @param survey id
 * @param contact mail address
 * @param ticket external id
 * @param from first day, {@code 2026-11-30}
 * @param to last day
 * @param zone whose days these are, {@code Europe/Berlin}; UTC if empty
 * @param incident {@code open} for runs that an incident stops
 * @param after the last run of the page before
 */
public record RunListForm(
        String survey,
        String state,
        String band,
        String contact,
        String ticket,
        String from,
        String to,
        String zone,
        String incident,
        String after) {

    static final String PATH = "/runs";

    /** What is not in the address is empty. */
    public RunListForm(
            @Nullable String survey,
            @Nullable String state,
            @Nullable String band,
            @Nullable String contact,
            @Nullable String ticket,
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone,
            @Nullable String incident,
            @Nullable String after) {
        this.survey = text(survey);
        this.state = text(state);
        this.band = text(band);
        this.contact = text(contact);
        this.ticket = text(ticket);
        this.from = text(from);
        this.to = text(to);
        this.zone = text(zone);
        this.incident = text(incident);
        this.after = text(after);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Whether it asks for anything but all. */
    public boolean isFiltered() {
        return !asked().isEmpty();
    }

    /** Whether it asks for the runs of a contact or ticket and for nothing else. */
    boolean isOnlyAbout(String person, String name) {
        return !person.isEmpty() && asked().keySet().equals(Set.of(name));
    }

    /** The address of this page. */
    public String path() {
        var asked = asked();
        asked.put("after", after);
        return path(asked);
    }

    /** The address of the first page with another value for one parameter. */
    String pathWith(String name, String value) {
        var asked = asked();
        asked.put(name, value);
        return path(asked);
    }

    private Map<String, String> asked() {
        var asked = new LinkedHashMap<String, String>();
        asked.put("survey", survey);
        asked.put("state", state);
        asked.put("band", band);
        asked.put("contact", contact);
        asked.put("ticket", ticket);
        asked.put("from", from);
        asked.put("to", to);
        asked.put("zone", from.isEmpty() && to.isEmpty() ? "" : zone);
        asked.put("incident", incident);
        asked.values().removeIf(String::isEmpty);
        return asked;
    }

    private static String path(Map<String, String> asked) {
        var path = UriComponentsBuilder.fromPath(PATH);
        asked.forEach((name, value) -> {
            if (!value.isEmpty()) {
                path.queryParam(name, "{" + name + "}");
            }
        });
        return path.encode().buildAndExpand(asked).toUriString();
    }
}
