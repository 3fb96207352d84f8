package io.aftercare.automation.web;

import io.aftercare.automation.RunProcesses;
import io.aftercare.common.Refusal;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignedInUser;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The section of the automation tab about the process that runs follow; every change gives the section as it is then. */
@PageController
@RequestMapping("/surveys/{id}/run-process")
class RunProcessController {

    private final Surveys surveys;
    private final RunProcesses processes;
    private final RunProcessSection section;

    RunProcessController(Surveys surveys, RunProcesses processes, RunProcessSection section) {
        this.surveys = surveys;
        this.processes = processes;
        this.section = section;
    }

    @GetMapping("/process.bpmn")
    @PreAuthorize("hasAuthority('surveys:read')")
    ResponseEntity<byte[]> download(@PathVariable UUID id) {
        var file = section.file(surveys.get(new SurveyId(id)));
        var name = ContentDisposition.attachment().filename(file.name()).build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(file.bpmn());
    }

    @PostMapping
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView upload(
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal SignedInUser user)
            throws IOException {
        return section(processes.take(new SurveyId(id), revision, user.name(), file.getBytes()));
    }

    @PostMapping("/shared")
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView share(@PathVariable UUID id, @RequestParam long revision, @AuthenticationPrincipal SignedInUser user) {
        return section(processes.share(new SurveyId(id), revision, user.name()));
    }

    private ModelAndView section(EditOutcome outcome) {
        var survey = EditResults.saved(outcome);
        return new ModelAndView("automation/run-process-result").addObject("run", section.of(survey));
    }

    /** The section stays as it is; the page says why nothing was changed. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        response.setHeader("HX-Reswap", "none");
        return new ModelAndView("automation/refusal", "message", String.valueOf(refusal.getMessage()));
    }
}
