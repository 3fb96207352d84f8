package io.aftercare.run.web;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import org.springframework.stereotype.Component;

/** Suppressions by whose address it is. */
@Component
class ContactSuppressions {

    private final Contacts contacts;
    private final Suppressions suppressions;

    ContactSuppressions(Contacts contacts, Suppressions suppressions) {
        this.contacts = contacts;
        this.suppressions = suppressions;
    }

    /** @throws Refusal {@code contact-not-found} or {@code not-suppressed} */
    Suppression get(ContactId id) {
        return suppressions.find(contact(id).email()).orElseThrow(ContactSuppressions::none);
    }

    /** @throws Refusal {@code contact-not-found} or {@code not-suppressed} */
    @Audited(act = Act.LIFTED, kind = "suppression", subject = "#id")
    public void lift(ContactId id, String by) {
        if (!suppressions.lift(contact(id).email(), by)) {
            throw none();
        }
    }

    private Contact contact(ContactId id) {
        return contacts.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "contact-not-found", "There is no contact %s. It may have been deleted.".formatted(id)));
    }

    private static Refusal none() {
        return Refusal.notFound(
                "not-suppressed", "This contact may get survey mails already: there is nothing to lift.");
    }
}
