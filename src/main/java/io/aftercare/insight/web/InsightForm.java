package io.aftercare.insight.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, as it stands in the address; {@link InsightFilters} makes sense of it. What is null or empty does not
 * restrict.
 */
public record InsightForm(
        @Parameter(description = "ces, nps or csat; that of the survey, else of the first survey there is") @Nullable
        String type,

        @Parameter(description = "The id of a survey") @Nullable
        String survey,

        @Parameter(description = "The key of the ticket's pipeline") @Nullable
        String pipeline,

        @Parameter(description = "The mail address of who owned the ticket when it was closed") @Nullable
        String owner,

        @Parameter(description = "The language of the mail, such as pt-BR") @Nullable
        String language,

        @Parameter(
                description =
                        "7d, 30d, 90d or 12m, each up to today, this-month or last-month; 30d unless said otherwise")
        @Nullable
        String period,

        @Parameter(description = "The first day, such as 2026-10-01; instead of period") @Nullable
        String from,

        @Parameter(description = "The last day; today unless said otherwise") @Nullable
        String to,

        @Parameter(description = "Whose days they are, such as Europe/Berlin; UTC unless said otherwise") @Nullable
        String zone) {

    public InsightForm {
        type = present(type);
        survey = present(survey);
        pipeline = present(pipeline);
        owner = present(owner);
        language = present(language);
        period = present(period);
        from = present(from);
        to = present(to);
        zone = present(zone);
    }

    /** What was said, by the names that it has in an address. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        put(values, "type", type);
        put(values, "survey", survey);
        put(values, "pipeline", pipeline);
        put(values, "owner", owner);
        put(values, "language", language);
        put(values, "period", period);
        put(values, "from", from);
        put(values, "to", to);
        put(values, "zone", zone);
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
