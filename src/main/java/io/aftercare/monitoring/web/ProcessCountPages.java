package io.aftercare.monitoring.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.PageController;
import io.aftercare.monitoring.ProcessCount;
import io.aftercare.monitoring.ProcessCounts;
import io.aftercare.survey.SurveyId;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The diagram of a survey's process with counts. What makes no sense in its address is said above the filters. */
@PageController
@RequestMapping(ProcessCountForm.PATH)
@PreAuthorize("hasAuthority('runs:read')")
class ProcessCountPages {

    private final ProcessCounts counts;
    private final SurveyOptions surveys;
    private final Clock clock;

    ProcessCountPages(ProcessCounts counts, SurveyOptions surveys, Clock clock) {
        this.counts = counts;
        this.surveys = surveys;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@ModelAttribute ProcessCountForm form) {
        var options = surveys.with(form.survey());
        var name = surveys.name(options, form.survey());
        var view = new ModelAndView("monitoring/process-counts");
        try {
            return view.addObject("page", new ProcessCountPage(form, options, name, count(form, name != null)))
                    .addObject("faults", Faults.none());
        } catch (Refusal refusal) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view.addObject("page", new ProcessCountPage(form, options, name, null))
                    .addObject("faults", Faults.of(refusal));
        }
    }

    /** The diagram of a version that runs of the survey followed. */
    @GetMapping("/{survey}/{key}/process.bpmn")
    ResponseEntity<byte[]> diagram(@PathVariable UUID survey, @PathVariable long key) {
        return counts.xml(new SurveyId(survey), key)
                .map(bpmn -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_XML)
                        .body(bpmn))
                .orElseThrow(() -> Refusal.notFound(
                        "unknown-process", "No run of this survey followed such a process, for all that was told."));
    }

    private @Nullable ProcessCount count(ProcessCountForm form, boolean isSurvey) {
        var period = form.days(clock.instant());
        if (form.survey().isEmpty()) {
            return null;
        }
        if (!isSurvey) {
            throw ProcessCountForm.unknownSurvey();
        }
        return counts.of(form.surveyId(), period, form.processKey());
    }
}
