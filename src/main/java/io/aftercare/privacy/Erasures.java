package io.aftercare.privacy;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.mail.Suppressions;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Erases contacts on request (R42). Each is written down first and worked off by {@link ErasureWork}. */
@Service
public class Erasures {

    private final ErasureRepository erasures;
    private final Contacts contacts;
    private final Suppressions suppressions;
    private final Clock clock;

    Erasures(ErasureRepository erasures, Contacts contacts, Suppressions suppressions, Clock clock) {
        this.erasures = erasures;
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /**
     * Begins to erase a contact, who is not mailed from now on; of one that is being erased already, gives that erasure.
     *
     * @throws Refusal {@code contact-not-found}
     */
    @Audited(act = Act.ERASED, kind = "contact", subject = "#id", detail = "'erasure ' + #result.id()")
    @Transactional
    public Erasure erase(ContactId id) {
        var contact = contacts.lock(id);
        return erasures.of(id).orElseGet(() -> begin(contact));
    }

    /** The contact with this address. @throws Refusal {@code contact-not-found} */
    public Contact contact(String address) {
        return contacts.findByEmail(address)
                .orElseThrow(() -> Refusal.notFound(
                        "contact-not-found",
                        "No contact has this address, so nothing is kept under it. Ask for other addresses the person"
                                + " may have used."));
    }

    /** The contact to be erased or exported. @throws Refusal {@code contact-not-found} */
    public Contact contact(ContactId id) {
        return contacts.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "contact-not-found", "No contact has the id %s. It may have been erased.".formatted(id)));
    }

    /** @throws Refusal {@code unknown-erasure} */
    public Erasure get(UUID id) {
        return erasures.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "unknown-erasure",
                        "There is no erasure %s. Look for it in the list of erasures.".formatted(id)));
    }

    /** Erasures, latest first. @param after the cursor of the page before */
    public CursorPage<Erasure> list(@Nullable UUID after, int size) {
        return CursorPage.of(erasures.list(after, size + 1), size, Erasure::id);
    }

    private Erasure begin(Contact contact) {
        var id = Ids.next();
        erasures.insert(id, contact.id(), contact.email(), clock.instant());
        if (suppressions.erase(contact.email()) > 0) {
            erasures.count(id, "suppression", 1);
        }
        return get(id);
    }
}
