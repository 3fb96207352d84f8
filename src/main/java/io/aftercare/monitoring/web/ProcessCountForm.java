package io.aftercare.monitoring.web;

import io.aftercare.common.Refusal;
import io.aftercare.insight.InsightPeriod;
import io.aftercare.survey.SurveyId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which counts are asked for, as it stands in the address; empty is left to choose.
 *
 * @param survey id
 * @param process key of a process definition
 * @param period {@code 7d}, {@code 30d}, {@code 90d} or {@code 12m}
 * @param from first day, instead of a period
 * @param to last day
 */
public record ProcessCountForm(String survey, String process, String period, String from, String to) {

    static final String PATH = "/runs/process";

    /** What is not in the address is empty. */
    public ProcessCountForm(
            @Nullable String survey,
            @Nullable String process,
            @Nullable String period,
            @Nullable String from,
            @Nullable String to) {
        this.survey = text(survey);
        this.process = text(process);
        this.period = text(period);
        this.from = text(from);
        this.to = text(to);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** @throws Refusal {@code unknown-survey} */
    SurveyId surveyId() {
        try {
            return SurveyId.of(survey);
        } catch (IllegalArgumentException nonsense) {
            throw unknownSurvey();
        }
    }

    static Refusal unknownSurvey() {
        return Refusal.notFound("unknown-survey", "There is no such survey. Choose one of the list.");
    }

    /** @throws Refusal {@code unknown-process} */
    @Nullable
    Long processKey() {
        try {
            return process.isEmpty() ? null : Long.valueOf(process);
        } catch (NumberFormatException nonsense) {
            throw Refusal.notFound("unknown-process", "There is no such process. Choose one of the list.");
        }
    }

    /** @throws Refusal {@code invalid-period} */
    InsightPeriod days(Instant now) {
        return InsightPeriod.read(
                orNull(period), orNull(from), orNull(to), LocalDate.ofInstant(now, ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The address with this period in place of the one that is asked for. */
    String pathWithPeriod(String other) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("survey", survey);
        asked.put("process", process);
        asked.put("period", other);
        return path(asked);
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
