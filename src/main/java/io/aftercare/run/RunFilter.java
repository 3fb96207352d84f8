package io.aftercare.run;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.SurveyId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs; null does not restrict.
 *
 * @param ticket the ticket's external id
 */
public record RunFilter(
        @Nullable String ticket,
        @Nullable ContactId contact,
        @Nullable SurveyId survey,
        @Nullable RunState state) {

    /** Adds a condition with its value for each restriction. */
    void restrict(Map<String, Object> conditions) {
        if (ticket != null) {
            conditions.put("ticket = ?", ticket);
        }
        if (contact != null) {
            conditions.put("contact_id = ?", contact.value());
        }
        if (survey != null) {
            conditions.put("survey_id = ?", survey.value());
        }
        if (state != null) {
            conditions.put("state = ?", state.key());
        }
    }
}
