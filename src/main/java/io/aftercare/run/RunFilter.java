package io.aftercare.run;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.Band;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs; null does not restrict.
 *
 * @param ticket the ticket's external id
 * @param band of the answer that counts
 * @param from when the run began, at the earliest
 * @param to when it began, before that
 * @param withIncident only runs that an open incident stops
 */
public record RunFilter(
        @Nullable String ticket,
        @Nullable ContactId contact,
        @Nullable SurveyId survey,
        @Nullable RunState state,
        @Nullable Band band,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean withIncident) {

    public static final RunFilter ALL = new RunFilter(null, null, null, null, null, null, null, false);

    public static RunFilter ofTicket(String externalId) {
        return new RunFilter(externalId, null, null, null, null, null, null, false);
    }

    public static RunFilter of(ContactId contact) {
        return new RunFilter(null, contact, null, null, null, null, null, false);
    }

    public static RunFilter of(SurveyId survey) {
        return new RunFilter(null, null, survey, null, null, null, null, false);
    }

    /** The same, whatever the state. */
    RunFilter inAnyState() {
        return new RunFilter(ticket, contact, survey, null, band, from, to, withIncident);
    }

    /** Adds a condition for each restriction that stands in a column, and its value by the name that it has there. */
    void restrict(List<String> conditions, Map<String, Object> values) {
        if (ticket != null) {
            add("ticket = :ticket", "ticket", ticket, conditions, values);
        }
        if (contact != null) {
            add("contact_id = :contact", "contact", contact.value(), conditions, values);
        }
        if (survey != null) {
            add("survey_id = :survey", "survey", survey.value(), conditions, values);
        }
        if (state != null) {
            add("state = :state", "state", state.key(), conditions, values);
        }
        if (band != null) {
            add("band = :band", "band", band.key(), conditions, values);
        }
        if (from != null) {
            add("created_at >= :from", "from", utc(from), conditions, values);
        }
        if (to != null) {
            add("created_at < :to", "to", utc(to), conditions, values);
        }
    }

    private static void add(
            String condition, String name, Object value, List<String> conditions, Map<String, Object> values) {
        conditions.add(condition);
        values.put(name, value);
    }
}
