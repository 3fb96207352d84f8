package io.aftercare.wave.web;

import io.aftercare.common.CommonYear;
import io.aftercare.common.CursorPage;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.aftercare.wave.ExpectedWave;
import io.aftercare.wave.WaveId;
import io.aftercare.wave.WaveView;
import io.aftercare.wave.Waves;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/surveys/{id}/waves")
@Tag(name = "Waves", description = "What surveys that recur have sent, day by day, and what comes next")
class WaveApiController {

    /** @param day of the next wave, as the list of those to come says it */
    record SendCommand(@NotNull LocalDate day) {}

    /** Waves to come. */
    record Calendar(List<ExpectedWave> items) {}

    private final Surveys surveys;
    private final Waves waves;

    WaveApiController(Surveys surveys, Waves waves) {
        this.surveys = surveys;
        this.waves = waves;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(
            summary = "List the waves of a survey and what became of their recipients, the newest day first",
            description = "The cursor is a day.")
    CursorPage<WaveView> list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @CommonYear LocalDate after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return waves.list(surveys.get(new SurveyId(id)).id(), after, limit);
    }

    @GetMapping("/{wave}")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(summary = "Get a wave and what became of its recipients")
    WaveView get(@PathVariable UUID id, @PathVariable UUID wave) {
        return waves.get(surveys.get(new SurveyId(id)).id(), new WaveId(wave));
    }

    @GetMapping("/expected")
    @PreAuthorize("hasAuthority('runs:read')")
    @Operation(
            summary = "List the next waves and how many contacts each would ask, as things stand now",
            description = "Empty unless the survey is live and has a schedule.")
    Calendar expected(@PathVariable UUID id) {
        return new Calendar(waves.expected(surveys.get(new SurveyId(id)).id()));
    }

    @PostMapping
    @PreAuthorize("hasAuthority('surveys:publish')")
    @Operation(summary = "Send the next wave now, whatever the hour; asked twice for a day, it is sent once")
    ResponseEntity<WaveView> send(@PathVariable UUID id, @Valid @RequestBody SendCommand command) {
        var survey = surveys.get(new SurveyId(id)).id();
        var sent = waves.sendNow(survey, command.day(), Surveys.API);
        return ResponseEntity.accepted()
                .location(URI.create(
                        "/api/v1/surveys/%s/waves/%s".formatted(id, sent.wave().id())))
                .body(sent);
    }
}
