package io.aftercare.monitoring.web;

import io.aftercare.common.Refusal;
import io.aftercare.monitoring.ProcessCounts;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Runs")
class ProcessCountController {

    private final ProcessCounts counts;
    private final Surveys surveys;
    private final Clock clock;

    ProcessCountController(ProcessCounts counts, Surveys surveys, Clock clock) {
        this.counts = counts;
        this.surveys = surveys;
        this.clock = clock;
    }

    /** @throws Refusal {@code unknown-survey}, {@code unknown-process}, {@code invalid-period} */
    @GetMapping("/api/v1/surveys/{id}/process-counts")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(
            summary = "Count where a survey's runs came in their process",
            description = "Of the runs that began in a period, whose days are those of UTC. Counted anew every minute, "
                    + "for older days less often: countedAt says since when things may have changed. A run counts once "
                    + "for an element, however often it came there.")
    ProcessCountView get(
            @PathVariable UUID id,
            @Parameter(description = "The first day, such as 2026-10-01; 30 days up to today unless said otherwise")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "The last day; today unless said otherwise")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(
                            description = "The key of one of the processes; the newest version of the runs' own unless "
                                    + "said otherwise")
                    @RequestParam(required = false)
                    @Nullable
                    String process) {
        var survey = new SurveyId(id);
        if (surveys.names(List.of(survey)).isEmpty()) {
            throw ProcessCountForm.unknownSurvey();
        }
        var form = new ProcessCountForm(survey.toString(), process, "", from, to);
        return ProcessCountView.of(counts.of(survey, form.days(clock.instant()), form.processKey()), form);
    }
}
