package io.aftercare.insight.web;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Pipeline;
import io.aftercare.crm.Pipelines;
import io.aftercare.insight.InsightChoices;
import io.aftercare.insight.InsightChoices.KnownSurvey;
import io.aftercare.insight.InsightFilter;
import io.aftercare.insight.InsightPeriod;
import io.aftercare.survey.SurveyType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes filters of what stands in an address, or says what is wrong with it. */
@Component
class InsightFilters {

    private static final int LONGEST = 254;
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}");

    private final InsightChoices choices;
    private final Pipelines pipelines;
    private final Clock clock;

    InsightFilters(InsightChoices choices, Pipelines pipelines, Clock clock) {
        this.choices = choices;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /** The surveys and pipelines there are. */
    record Known(List<KnownSurvey> surveys, List<Pipeline> pipelines) {

        /** How these surveys reach people: sent by mail, shown on web sites, or both. */
        String reached(InsightFilter filter) {
            var chosen = surveys.stream()
                    .filter(survey -> filter.survey() == null
                            ? survey.type() == filter.type()
                            : survey.id().equals(filter.survey()))
                    .toList();
            if (chosen.stream().noneMatch(KnownSurvey::web)) {
                return "sent";
            }
            return chosen.stream().allMatch(KnownSurvey::web) ? "shown" : "sent or shown";
        }
    }

    /** Two statements. */
    Known known() {
        return new Known(choices.surveys(), pipelines.list());
    }

    /**
     * The filter that is meant; no statement.
     *
     * @param fallback the zone whose days are meant unless the form says so
     * @throws Refusal of what makes no sense
     */
    InsightFilter filter(InsightForm form, Known known, ZoneId fallback) {
        form.values().values().forEach(InsightFilters::requireText);
        var chosen = form.survey() == null ? null : survey(form.survey(), known);
        var type = type(form, chosen, known);
        return new InsightFilter(
                type,
                chosen == null ? null : chosen.id(),
                pipeline(form.pipeline(), known),
                form.owner() == null ? null : form.owner().toLowerCase(Locale.ROOT),
                language(form.language()),
                period(form, form.zone() == null ? fallback : zone(form.zone())));
    }

    /** The zone of this name. @throws Refusal {@code unknown-zone} */
    static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Refusal.unprocessable(
                    "unknown-zone", "There is no such time zone. Name one such as Europe/Berlin, or leave it out.");
        }
        return ZoneId.of(name);
    }

    private static KnownSurvey survey(String id, Known known) {
        return known.surveys().stream()
                .filter(choice -> choice.id().toString().equals(id.toLowerCase(Locale.ROOT)))
                .findAny()
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-survey",
                        "There is no published survey with this id. Choose one of the list, or leave it out."));
    }

    private static SurveyType type(InsightForm form, @Nullable KnownSurvey chosen, Known known) {
        if (form.type() == null) {
            return chosen == null ? firstType(known) : chosen.type();
        }
        var type = InsightChoices.type(form.type());
        if (chosen != null && chosen.type() != type) {
            throw Refusal.unprocessable(
                    "other-type",
                    "The survey '%s' has another type, %s. Choose that type, or another survey."
                            .formatted(chosen.name(), chosen.type()));
        }
        return type;
    }

    private static SurveyType firstType(Known known) {
        return known.surveys().stream()
                .filter(choice -> !choice.deleted())
                .map(KnownSurvey::type)
                .min(SurveyType::compareTo)
                .orElse(SurveyType.CES);
    }

    private static @Nullable String pipeline(@Nullable String key, Known known) {
        if (key != null
                && known.pipelines().stream()
                        .noneMatch(pipeline -> pipeline.key().equals(key))) {
            throw Refusal.unprocessable(
                    "unknown-pipeline", "There is no pipeline with this key. Choose one of the list, or leave it out.");
        }
        return key;
    }

    private static @Nullable String language(@Nullable String tag) {
        if (tag != null && !LANGUAGE.matcher(tag).matches()) {
            throw Refusal.unprocessable(
                    "unknown-language", "That is no language tag. Write one such as en or pt-BR, or leave it out.");
        }
        return tag;
    }

    private InsightPeriod period(InsightForm form, ZoneId zone) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return InsightPeriod.read(form.period(), form.from(), form.to(), today, zone);
    }

    private static void requireText(String value) {
        if (value.length() > LONGEST || UNPRINTABLE.matcher(value).find()) {
            throw Refusal.unprocessable(
                    "unreadable-filter",
                    "A filter is longer than %d characters or has unprintable ones. Choose from the lists."
                            .formatted(LONGEST));
        }
    }
}
