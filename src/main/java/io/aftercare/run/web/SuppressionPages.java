package io.aftercare.run.web;

import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.crm.ContactId;
import io.aftercare.identity.SignedInUser;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be done on a contact's page about survey mails. */
@PageController
class SuppressionPages {

    private final ContactSuppressions suppressions;

    SuppressionPages(ContactSuppressions suppressions) {
        this.suppressions = suppressions;
    }

    @PostMapping("/contacts/{id}/lift-suppression")
    @PreAuthorize("hasAuthority('contacts:write')")
    String lift(@PathVariable UUID id, RedirectAttributes redirect, @AuthenticationPrincipal SignedInUser viewer) {
        suppressions.lift(new ContactId(id), viewer.email());
        return Notice.redirect("/contacts/" + id, redirect, "This contact may get survey mails again.");
    }
}
