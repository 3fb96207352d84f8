package io.aftercare.crm.web;

import io.aftercare.common.SingleLine;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyCommand;
import io.aftercare.crm.PropertyDefinition;
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
@RequestMapping("/api/v1/properties")
@Tag(name = "Contacts")
class PropertyController {

    /** How people shall read a property. */
    record LabelCommand(
            @NotBlank @Size(max = 100) @SingleLine String label) {}

    private final Properties properties;

    PropertyController(Properties properties) {
        this.properties = properties;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('contacts:read')")
    @Operation(summary = "List the properties that contacts can have")
    List<PropertyDefinition> list() {
        return properties.list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('contacts:write')")
    @Operation(summary = "Create a property; its name, type and choices are settled from then on")
    PropertyDefinition create(@Valid @RequestBody PropertyCommand command) {
        return properties.create(command.definition());
    }

    @PutMapping("/{name}")
    @PreAuthorize("hasAuthority('contacts:write')")
    @Operation(summary = "Give a property another label")
    PropertyDefinition relabel(@PathVariable String name, @Valid @RequestBody LabelCommand command) {
        return properties.relabel(name, command.label());
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('contacts:write')")
    @Operation(summary = "Delete a property and its value of every contact; their histories keep what was there")
    void delete(@PathVariable String name) {
        properties.delete(name);
    }
}
