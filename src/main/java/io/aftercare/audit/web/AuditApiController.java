package io.aftercare.audit.web;

import io.aftercare.audit.AuditEntry;
import io.aftercare.audit.AuditTrail;
import io.aftercare.common.CursorPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit", description = "Who did what when")
class AuditApiController {

    /** @param actorName what the user or API key is called now; null when it is not there any more */
    record AuditEntryView(
            UUID id,
            Instant at,
            String actorKind,
            @Nullable UUID actorId,
            @Nullable String actorName,
            String act,
            String kind,
            @Nullable String subject,
            @Nullable String detail) {

        static AuditEntryView of(AuditEntry entry) {
            return new AuditEntryView(
                    entry.id(),
                    entry.at(),
                    entry.actorKind().key(),
                    entry.actorId(),
                    entry.actorName(),
                    entry.act().key(),
                    entry.kind(),
                    entry.subject(),
                    entry.detail());
        }
    }

    private final AuditTrail trail;

    AuditApiController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('audit:read')")
    @Operation(summary = "List what users and API keys did, latest first")
    CursorPage<AuditEntryView> list(
            @Valid @ModelAttribute @ParameterObject AuditForm form,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return trail.list(form.filter(), after, limit).map(AuditEntryView::of);
    }
}
