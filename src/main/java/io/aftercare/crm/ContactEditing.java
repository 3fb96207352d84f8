package io.aftercare.crm;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Refusal;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Changes a contact by hand. */
@Service
public class ContactEditing {

    private static final String EDIT = """
            with saved as (
                update contact
                set first_name = :firstName,
                    last_name = :lastName,
                    language = :language,
                    properties = jsonb_strip_nulls(properties || cast(:values as jsonb)),
                    updated_at = :now,
                    version = version + 1
                where id = :id and version = :version
                returning new.id, new.properties, old.properties as before
            ),
            """ + Contacts.HISTORY + "select exists (select from saved)";

    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final Properties properties;
    private final Clock clock;

    ContactEditing(JdbcClient jdbc, Contacts contacts, Properties properties, Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Makes the contact what a person wants it to be, unless somebody else changed it since that person looked.
     *
     * @param by the person's mail address, for the history
     * @throws Refusal {@code invalid-properties}, {@code contact-changed}, {@code contact-not-found}
     */
    @Audited(act = Act.CHANGED, kind = "contact", subject = "#id")
    public void edit(ContactId id, ContactEdit edit, String by) {
        var values = properties.read(edit.properties()).orRefuse();
        var edited = jdbc.sql(EDIT)
                .param("id", id.value())
                .param("version", edit.version())
                .param("firstName", edit.firstName())
                .param("lastName", edit.lastName())
                .param("language", Contacts.normalised(edit.language()))
                .param("values", Contacts.JSON.writeValueAsString(values))
                .param("cause", PropertyChange.EDITED_BY + by)
                .param("now", utc(clock.instant()))
                .query(Boolean.class)
                .single();
        if (!edited) {
            throw contacts.find(id).isPresent() ? changed() : Contacts.noContact(id);
        }
    }

    private static Refusal changed() {
        return Refusal.conflict(
                "contact-changed",
                "This contact was changed while you edited it. Your changes are still below, and not saved yet: look at"
                        + " the contact in another tab, then save again to keep yours.");
    }
}
