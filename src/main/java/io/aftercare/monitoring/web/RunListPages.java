package io.aftercare.monitoring.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Option;
import io.aftercare.common.page.PageController;
import io.aftercare.monitoring.EngineHistory;
import io.aftercare.monitoring.web.RunListReading.Asked;
import io.aftercare.run.RunRow;
import io.aftercare.run.Runs;
import io.aftercare.survey.Band;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/** The list of runs, which asks again for itself what has changed. */
@PageController
@PreAuthorize("hasAuthority('runs:read')")
class RunListPages {

    private static final List<Option> BANDS = Arrays.stream(Band.values())
            .map(band -> new Option(
                    band.key(),
                    Character.toUpperCase(band.key().charAt(0)) + band.key().substring(1)))
            .toList();

    private final RunListReading reading;
    private final Runs runs;
    private final EngineHistory engine;
    private final SurveyOptions surveys;
    private final NoRuns noRuns;

    RunListPages(RunListReading reading, Runs runs, EngineHistory engine, SurveyOptions surveys, NoRuns noRuns) {
        this.reading = reading;
        this.runs = runs;
        this.engine = engine;
        this.surveys = surveys;
        this.noRuns = noRuns;
    }

    @Bean
    static NavigationItem runsInNavigation() {
        return new NavigationItem(Group.WORK, 20, "Runs", RunListForm.PATH, "route", "runs:read");
    }

    @GetMapping(RunListForm.PATH)
    @Nullable
    ModelAndView list(@ModelAttribute RunListForm form, WebRequest request) {
        var list = list(form, reading.read(form));
        if (request.checkNotModified(list.etag())) {
            return null;
        }
        var page = new ModelAndView("monitoring/runs").addObject("list", list).addObject("bands", BANDS);
        if (!list.faults().isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private RunList list(RunListForm form, Asked asked) {
        var filter = asked.filter();
        if (filter == null) {
            var why = asked.faults().isEmpty() ? noRuns.unknownContact(form.contact()) : List.<String>of();
            return new RunList(
                    form, asked.faults(), surveys.with(form.survey()), List.of(), List.of(), true, why, null);
        }
        var page = runs.search(filter, asked.after(), CursorPage.DEFAULT_SIZE);
        var incidents = incidents(page.items());
        var lines = lines(page.items(), incidents.orElse(Map.of()));
        return new RunList(
                form,
                asked.faults(),
                surveys.with(form.survey()),
                runs.counts(filter),
                lines,
                incidents.isPresent(),
                lines.isEmpty() ? noRuns.why(form, asked.contact()) : List.of(),
                page.next() == null ? null : form.pathWith("after", page.next()));
    }

    /** By process instances; empty while the engine does not answer: the list is shown all the same. */
    private Optional<Map<Long, Integer>> incidents(List<RunRow> rows) {
        var instances = rows.stream()
                .map(row -> row.run().processInstanceKey())
                .filter(Objects::nonNull)
                .toList();
        try {
            return Optional.of(engine.openIncidents(instances));
        } catch (Refusal away) {
            return Optional.empty();
        }
    }

    private static List<RunLine> lines(List<RunRow> rows, Map<Long, Integer> incidents) {
        return rows.stream()
                .map(row -> {
                    var key = row.run().processInstanceKey();
                    return new RunLine(row, key == null ? 0 : incidents.getOrDefault(key, 0));
                })
                .toList();
    }
}
