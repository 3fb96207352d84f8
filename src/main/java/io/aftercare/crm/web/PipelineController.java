package io.aftercare.crm.web;

import io.aftercare.common.SingleLine;
import io.aftercare.crm.Pipeline;
import io.aftercare.crm.Pipelines;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/pipelines")
@Tag(name = "Tickets")
class PipelineController {

    /** How people shall read a pipeline. */
    record NameCommand(
            @NotBlank @Size(max = 100) @SingleLine String name) {}

    private final Pipelines pipelines;

    PipelineController(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('tickets:read')")
    @Operation(summary = "List pipelines")
    List<Pipeline> list() {
        return pipelines.list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('tickets:write')")
    @Operation(summary = "Create a pipeline")
    Pipeline create(@Valid @RequestBody PipelineCommand command) {
        return pipelines.create(command.key(), command.name());
    }

    @PutMapping("/{key}")
    @PreAuthorize("hasAuthority('tickets:write')")
    @Operation(summary = "Rename a pipeline; its key stays")
    Pipeline rename(@PathVariable String key, @Valid @RequestBody NameCommand command) {
        return pipelines.rename(key, command.name());
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('tickets:write')")
    @Operation(summary = "Delete a pipeline without tickets")
    void delete(@PathVariable String key) {
        pipelines.delete(key);
    }
}
