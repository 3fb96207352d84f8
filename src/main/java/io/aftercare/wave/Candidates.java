package io.aftercare.wave;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.ScheduledSurvey;
import io.aftercare.survey.TimeZones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The contacts that a survey may ask at all, as the beginning of statements: fixed fragments and named parameters, no text
 * of a person.
 */
@Component
class Candidates {

    /** Since when a contact is a customer; unknown for one that is none yet. */
    private static final String BY_CREATION = "(c.created_at at time zone :zone)::date";

    private static final String BY_PROPERTY = """
            case when pg_input_is_valid(c.properties ->> :since, 'date') then (c.properties ->> :since)::date end""";

    private static final String CANDIDATE = """
            known_zone as materialized (
                select name, name as zone from pg_timezone_names where cast(:zoneProperty as text) is not null
                union all
                select name, zone from unnest(cast(:oldNames as text[]), cast(:newNames as text[])) as renamed (name, zone)
            ), candidate as materialized (
                select c.id, c.email, coalesce(known_zone.zone, :zone) as zone,
                       mod(wave_number(:survey, c.id, 0), :turns) as turn,
                       wave_number(:survey, c.id, 1) / 4294967296::float8 as part,
                       greatest(customer.since + :firstAfter, (c.created_at at time zone :zone)::date) as first_on
                from contact c
                     left join known_zone on known_zone.name = c.properties ->> cast(:zoneProperty as text)
                     cross join lateral (select %s as since) customer
                where c.id <> :nobody and customer.since + :firstAfter <= :lastDay and %s
            )""";

    /** Nobody is asked who was within the period, whose run was withdrawn within it, or who has an open run. */
    static final String NOT_ASKED = """
            not exists (select from suppression where address = due.email)
              and not exists (select from wave_recipient x
                              where x.contact_id = due.id and x.survey_id = :survey and x.state = 'selected')
              and not exists (select from survey_run r left join wave_recipient x on x.run_id = r.id
                              where r.contact_id = due.id and r.survey_id = :survey
                                and (r.completed_at is null
                                     or ((r.sent_at is not null or r.state = 'withdrawn' or r.reason = 'erased')
                                         and (:period = 0
                                              or coalesce(x.day,
                                                          (coalesce(r.sent_at, r.created_at) at time zone :zone)::date)
                                                 > due.day - :period))))""";

    private final WaveAudience audience;
    private final TimeZones zones;

    Candidates(WaveAudience audience, TimeZones zones) {
        this.audience = audience;
        this.zones = zones;
    }

    /** A {@code with} that ends with {@code candidate}, whose columns are id, email, zone, turn, part and first_on. */
    String sql(ScheduledSurvey survey) {
        var definition = survey.survey().definition();
        return "with "
                + CANDIDATE.formatted(
                        definition.schedule().since() == null ? BY_CREATION : BY_PROPERTY,
                        audience.of(definition).condition());
    }

    /** @param lastDay on which a contact may be a customer for long enough */
    Map<String, @Nullable Object> parameters(ScheduledSurvey survey, LocalDate lastDay) {
        var definition = survey.survey().definition();
        var schedule = definition.schedule();
        var turns = new Turns(schedule);
        var renamed = zones.renamed();
        var parameters =
                new HashMap<String, @Nullable Object>(audience.of(definition).parameters());
        parameters.put("nobody", ContactId.ERASED.value());
        parameters.put("survey", survey.survey().id().value());
        parameters.put("zone", zones.inDatabase(schedule.timeZone()).orElse(schedule.timeZone()));
        parameters.put("oldNames", renamed.keySet().toArray(String[]::new));
        parameters.put("newNames", renamed.values().toArray(String[]::new));
        parameters.put("zoneProperty", schedule.timeZoneProperty());
        parameters.put("since", schedule.since());
        parameters.put("firstAfter", schedule.firstAfterDays());
        parameters.put("turns", turns.count());
        parameters.put("period", turns.period());
        parameters.put("lastDay", lastDay);
        return parameters;
    }

    /** From which day on turns count: what came before the survey was published nobody has missed. */
    static LocalDate start(ScheduledSurvey survey) {
        Instant since = survey.since();
        return LocalDate.ofInstant(
                since, survey.survey().definition().schedule().zone());
    }
}
