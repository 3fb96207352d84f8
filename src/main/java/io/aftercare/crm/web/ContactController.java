package io.aftercare.crm.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.ContactFilter;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.ContactImport;
import io.aftercare.crm.ContactRow;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.PropertyChange;
import io.aftercare.crm.SearchText;
import io.aftercare.identity.EmailAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
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
@RequestMapping("/api/v1/contacts")
@Tag(name = "Contacts")
class ContactController {

    private final Contacts contacts;
    private final ContactImport contactImport;

    ContactController(Contacts contacts, ContactImport contactImport) {
        this.contacts = contacts;
        this.contactImport = contactImport;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('contacts:write')")
    @Operation(summary = "Create a contact, or update the one with this address; what is absent stays as it is")
    @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Updated", useReturnTypeSchema = true)
    ResponseEntity<ContactView> put(@Valid @RequestBody ContactCommand command) {
        var contact = contacts.put(command);
        var answer = contact.isNew()
                ? ResponseEntity.created(URI.create("/api/v1/contacts/" + contact.id()))
                : ResponseEntity.ok();
        return answer.body(ContactView.of(contact));
    }

    @PostMapping(path = "/import", consumes = "text/csv")
    @PreAuthorize("hasAuthority('contacts:write')")
    @Operation(summary = "Create and update the contacts of a CSV file, with a report on each line")
    ImportView<ImportView.ContactLine> importFile(@RequestBody byte[] csv) {
        return ImportView.ofContacts(contactImport.run(csv));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('contacts:read')")
    @Operation(summary = "List contacts, newest first; or, with an email, find the one contact with this address")
    CursorPage<ContactRow> list(
            @RequestParam(required = false) @Nullable @SearchText String search,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return contacts.search(new ContactFilter(search), after == null ? null : new ContactId(after), limit);
    }

    @GetMapping(params = "email")
    @PreAuthorize("hasAuthority('contacts:read')")
    @Operation(summary = "Find the contact with this address")
    ContactView findByEmail(@RequestParam @EmailAddress String email) {
        return contacts.findByEmail(email)
                .map(ContactView::of)
                .orElseThrow(
                        () -> Refusal.notFound("contact-not-found", "No contact has the address %s.".formatted(email)));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('contacts:read')")
    @Operation(summary = "Read a contact by its id")
    ContactView find(@PathVariable UUID id) {
        return contacts.find(new ContactId(id))
                .map(ContactView::of)
                .orElseThrow(() -> Refusal.notFound("contact-not-found", "No contact has the id %s.".formatted(id)));
    }

    @GetMapping("/{id}/changes")
    @PreAuthorize("hasAuthority('contacts:read')")
    @Operation(summary = "List the changes of a contact's properties, each with its cause, newest first")
    CursorPage<PropertyChange> changes(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return contacts.changes(find(id).id(), after, limit);
    }
}
