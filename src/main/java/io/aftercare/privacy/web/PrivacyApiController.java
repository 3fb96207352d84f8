package io.aftercare.privacy.web;

import io.aftercare.common.CursorPage;
import io.aftercare.crm.ContactId;
import io.aftercare.identity.EmailAddress;
import io.aftercare.privacy.Erasure;
import io.aftercare.privacy.Erasures;
import io.aftercare.privacy.RetentionWork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
@RequestMapping("/api/v1")
@Tag(name = "Privacy", description = "Export and erase what is kept of a person")
class PrivacyApiController {

    private static final String ERASURES = "/api/v1/erasures/";

    /** Whom. */
    record EraseCommand(@NotNull @EmailAddress String email) {}

    /** @param state begun, removed (the record is clean; what was under way is looked for) or finished */
    record ErasureView(
            UUID id,
            String state,
            Instant requestedAt,
            @Nullable Instant removedAt,
            @Nullable Instant finishedAt,
            Map<String, Long> removed) {

        static ErasureView of(Erasure erasure) {
            return new ErasureView(
                    erasure.id(),
                    erasure.state(),
                    erasure.requestedAt(),
                    erasure.removedAt(),
                    erasure.finishedAt(),
                    erasure.removed());
        }
    }

    /** @param keep null for what is kept for ever */
    record RetentionView(
            String kind,
            String words,
            @Nullable Duration keep,
            @Nullable Instant lastDone,
            long lastRemoved) {}

    private final Erasures erasures;
    private final RetentionWork retention;
    private final Archive archive;

    PrivacyApiController(Erasures erasures, RetentionWork retention, Archive archive) {
        this.erasures = erasures;
        this.retention = retention;
        this.archive = archive;
    }

    @GetMapping(path = "/contacts/{id}/export", produces = "application/zip")
    @PreAuthorize("hasAuthority('contacts:export')")
    @Operation(summary = "All that is kept of a contact, as a zip of a JSON file and CSV files")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    void export(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        archive.send(erasures.contact(new ContactId(id)), response);
    }

    @PostMapping("/contacts/{id}/erase")
    @PreAuthorize("hasAuthority('contacts:erase')")
    @Operation(summary = "Erase a contact for good; the report is at the address in Location")
    @ApiResponse(responseCode = "202", description = "Begun", useReturnTypeSchema = true)
    ResponseEntity<ErasureView> erase(@PathVariable UUID id) {
        return begun(erasures.erase(new ContactId(id)));
    }

    @PostMapping("/contacts/erase")
    @PreAuthorize("hasAuthority('contacts:erase')")
    @Operation(summary = "Erase the contact with this address for good; the report is at the address in Location")
    @ApiResponse(responseCode = "202", description = "Begun", useReturnTypeSchema = true)
    ResponseEntity<ErasureView> erase(@Valid @RequestBody EraseCommand command) {
        return begun(erasures.erase(erasures.contact(command.email()).id()));
    }

    @GetMapping("/erasures")
    @PreAuthorize("hasAuthority('contacts:erase')")
    @Operation(summary = "List erasures, latest first")
    CursorPage<ErasureView> list(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return erasures.list(after, limit).map(ErasureView::of);
    }

    @GetMapping("/erasures/{id}")
    @PreAuthorize("hasAuthority('contacts:erase')")
    @Operation(summary = "How far an erasure is, and how much it removed of each kind")
    ErasureView report(@PathVariable UUID id) {
        return ErasureView.of(erasures.get(id));
    }

    @GetMapping("/retention")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "For how long each kind of data is kept")
    List<RetentionView> retention() {
        return retention.kinds().stream()
                .map(kept -> new RetentionView(
                        kept.kind(), kept.words(), kept.period(), kept.lastDone(), kept.lastRemoved()))
                .toList();
    }

    private static ResponseEntity<ErasureView> begun(Erasure erasure) {
        return ResponseEntity.accepted()
                .location(URI.create(ERASURES + erasure.id()))
                .body(ErasureView.of(erasure));
    }
}
