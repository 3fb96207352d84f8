package io.aftercare.automation.web;

import io.aftercare.automation.RunProcesses;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/surveys/{id}/run-process")
@Tag(name = "Run processes", description = "The process that a survey's runs follow, as its draft says")
class RunProcessApiController {

    private final Surveys surveys;
    private final RunProcesses processes;
    private final RunProcessSection section;

    RunProcessApiController(Surveys surveys, RunProcesses processes, RunProcessSection section) {
        this.surveys = surveys;
        this.processes = processes;
        this.section = section;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "Get which process the survey's runs follow")
    RunProcessView get(@PathVariable UUID id) {
        return section.view(surveys.get(new SurveyId(id)));
    }

    @GetMapping(value = "/process.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(
            summary = "Download the survey's own run process, or a copy of the shared one to begin with",
            description = "The copy has the process id and the start messages that the survey's own process needs.")
    byte[] download(@PathVariable UUID id) {
        return section.file(surveys.get(new SurveyId(id))).bpmn();
    }

    @PutMapping(value = "/process.bpmn", consumes = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("hasAuthority('surveys:write')")
    @Operation(
            summary = "Let the survey's runs follow a changed copy of the run process",
            description =
                    "Refused with each element at fault when something is missing that a run needs. Nothing that is live changes before the next publication.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_XML_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    RunProcessView upload(@PathVariable UUID id, @RequestBody byte[] bpmn) {
        return section.view(EditResults.saved(processes.put(new SurveyId(id), Surveys.API, bpmn)));
    }

    @DeleteMapping
    @PreAuthorize("hasAuthority('surveys:write')")
    @Operation(summary = "Let the survey's runs follow the shared process again, from the next publication on")
    RunProcessView share(@PathVariable UUID id) {
        return section.view(EditResults.saved(processes.share(new SurveyId(id), Surveys.API)));
    }
}
