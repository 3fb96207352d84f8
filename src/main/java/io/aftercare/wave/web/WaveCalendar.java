package io.aftercare.wave.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.page.Etag;
import io.aftercare.survey.Schedule;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.Weekday;
import io.aftercare.wave.Waves;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The waves of a survey as the page shows them.
 *
 * @param definition what is live; the draft before
 * @param next the day of the next wave; null unless the survey is live and has a schedule
 * @param after before which day this page begins; null for the first
 * @param now when it is looked at
 */
public record WaveCalendar(
        Survey survey,
        SurveyDefinition definition,
        @Nullable LocalDate next,
        CursorPage<WaveLine> page,
        @Nullable LocalDate after,
        Instant now) {

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("EEEE, HH:mm", Locale.UK);

    public Schedule schedule() {
        return definition.schedule();
    }

    /** Who is asked once a paused survey is resumed, as part of a sentence. */
    public String missed() {
        return missed(definition);
    }

    static String missed(SurveyDefinition definition) {
        var grace = Waves.grace(definition);
        return grace.isEmpty()
                ? "who was missed is asked in the next waves"
                : "who was missed in the last %d days is asked in the next waves, others on their next turn"
                        .formatted(grace.getAsInt());
    }

    public String path() {
        return "/surveys/" + survey.id() + "/waves";
    }

    /** This page of the waves. */
    public String here() {
        return after == null ? path() : path() + "?after=" + after;
    }

    /** Changes with the waves that were. */
    public String etag() {
        return Etag.of(page);
    }

    /** Whether something is still to become of a wave. */
    public boolean isUnderWay() {
        return page.items().stream().anyMatch(WaveLine::isUnderWay);
    }

    /** A survey that is shown on a web site has no waves. */
    public boolean isOnSite() {
        return survey.draft().web() != null;
    }

    public boolean isLive() {
        return survey.status() == SurveyStatus.LIVE;
    }

    public boolean isPaused() {
        return survey.status() == SurveyStatus.PAUSED;
    }

    public String nextDay() {
        return next == null ? "" : Days.inWords(next);
    }

    /** Whether no mail of a wave would leave now by itself. */
    public boolean isOutsideHours() {
        return !schedule().isWithinHours(now);
    }

    /** Such as {@code Sunday, 20:15 (Europe/Berlin)}. */
    public String nowInWords() {
        return "%s (%s)"
                .formatted(
                        NOW.format(LocalDateTime.ofInstant(now, schedule().zone())),
                        schedule().timeZone().replace('_', ' '));
    }

    /** Such as: every 3 months, first after 60 days as a customer, Monday to Friday. */
    public String inWords() {
        var schedule = schedule();
        if (!schedule.isActive()) {
            return "";
        }
        var days = schedule.days().size() == Weekday.values().length
                ? "every day"
                : schedule.days().stream().map(Weekday::label).collect(Collectors.joining(", "));
        return "Each contact is asked %s%s; %s, %s to %s, %s."
                .formatted(
                        schedule.repeat().label(),
                        schedule.firstAfterDays() == 0
                                ? ""
                                : ", first after %d days as a customer".formatted(schedule.firstAfterDays()),
                        days,
                        schedule.from(),
                        schedule.until(),
                        schedule.timeZone().replace('_', ' ')
                                + (schedule.timeZoneProperty() == null ? "" : " or the contact's own time zone"));
    }

    public @Nullable String nextPath() {
        return page.next() == null ? null : path() + "?after=" + page.next();
    }
}
