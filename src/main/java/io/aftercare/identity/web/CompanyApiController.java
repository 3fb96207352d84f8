package io.aftercare.identity.web;

import io.aftercare.common.SingleLine;
import io.aftercare.identity.Company;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/company")
@Tag(name = "Settings")
class CompanyApiController {

    record CompanyCommand(
            @NotBlank @Size(max = 100) @SingleLine String name) {}

    /** @param name null before it was given */
    record CompanyView(@Nullable String name) {}

    private final Company company;

    CompanyApiController(Company company) {
        this.company = company;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "Show the company")
    CompanyView show() {
        return new CompanyView(company.name().orElse(null));
    }

    @PutMapping
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Rename the company, as mails and pages name it from now on")
    CompanyView rename(@Valid @RequestBody CompanyCommand command) {
        company.rename(command.name());
        return new CompanyView(command.name());
    }
}
