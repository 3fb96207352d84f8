package io.aftercare.crm;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The customers, and the history of their properties. */
@Service
public class Contacts {

    /** Not the mapper of the API: how properties are kept must not change with its settings. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String SELECT = "select * from contact ";

    /** Ends a statement whose part {@code saved} is a contact with its properties {@code before} and after. */
    static final String HISTORY = """
            history as (
                insert into contact_property_change (contact_id, name, old_value, new_value, cause, changed_at)
                select saved.id, given.name, saved.before ->> given.name, saved.properties ->> given.name, :cause, :now
                from saved cross join jsonb_object_keys(cast(:values as jsonb)) as given (name)
                where saved.before -> given.name is distinct from saved.properties -> given.name
            )
            """;

    private static final String PUT = """
            with saved as (
                insert into contact as known
                    (id, email, first_name, last_name, language, properties, created_at, updated_at)
                values (:id, :email, :firstName, :lastName, :language,
                    jsonb_strip_nulls(cast(:values as jsonb)), :now, :now)
                on conflict (email) do update set
                    first_name = coalesce(excluded.first_name, known.first_name),
                    last_name = coalesce(excluded.last_name, known.last_name),
                    language = coalesce(excluded.language, known.language),
                    properties = jsonb_strip_nulls(known.properties || cast(:values as jsonb)),
                    updated_at = :now,
                    version = known.version + 1
                returning new.*, old.properties as before
            ),
            """ + HISTORY + "select * from saved";

    private static final String UPDATE_PROPERTIES =
            """
            with saved as (
                update contact
                set properties = jsonb_strip_nulls(properties || cast(:values as jsonb)),
                    updated_at = :now,
                    version = version + 1
                where id = :id and properties <> jsonb_strip_nulls(properties || cast(:values as jsonb))
                returning new.id, new.properties, old.properties as before
            ),
            """ + HISTORY + "select exists (select from contact where id = :id)";

    private final JdbcClient jdbc;
    private final ContactQueries queries;
    private final Properties properties;
    private final Clock clock;

    Contacts(JdbcClient jdbc, ContactQueries queries, Properties properties, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.properties = properties;
        this.clock = clock;
    }

    /** Nobody by the id that stands for those who are erased. */
    public Optional<Contact> find(ContactId id) {
        return id.equals(ContactId.ERASED)
                ? Optional.empty()
                : jdbc.sql(SELECT + "where id = :id")
                        .param("id", id.value())
                        .query(this::read)
                        .optional();
    }

    /** The contact with this address, in whatever case it is written; nobody by what stands for those who are erased. */
    public Optional<Contact> findByEmail(String email) {
        return jdbc.sql(SELECT + "where email = :email and id <> :nobody")
                .param("email", lowerCased(email))
                .param("nobody", ContactId.ERASED.value())
                .query(this::read)
                .optional();
    }

    /**
     * The contacts that fit, newest first.
     *
     * @param after the cursor of the page before
     */
    public CursorPage<ContactRow> search(ContactFilter filter, @Nullable ContactId after, int size) {
        return CursorPage.of(queries.list(filter, after, size + 1), size, ContactRow::id);
    }

    /**
     * What happened to the properties of this contact, newest first; nothing if there is no such contact.
     *
     * @param after the cursor of the page before
     */
    public CursorPage<PropertyChange> changes(ContactId id, @Nullable Long after, int size) {
        var before = after == null ? Long.MAX_VALUE : after;
        return CursorPage.of(queries.changes(id, before, size + 1), size, PropertyChange::id);
    }

    /**
     * Makes others who lock this contact wait until the caller's transaction ends. They may go on referring to it: the
     * lock is the weaker {@code for no key update}, as {@code for update} would make inserts of its runs and tickets
     * wait, and two that did both would wait for each other.
     *
     * @throws Refusal {@code contact-not-found}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contact lock(ContactId id) {
        return jdbc.sql(SELECT + "where id = :id for no key update")
                .param("id", id.value())
                .query(this::read)
                .optional()
                .filter(contact -> !contact.id().equals(ContactId.ERASED))
                .orElseThrow(() -> noContact(id));
    }

    /**
     * Sets these properties and leaves the others. Repeating it changes nothing and leaves no second trace.
     *
     * @param values text, numbers, {@link java.time.LocalDate days} or their ISO form, by name; null takes one away
     * @param cause what brought it about, as the contact's history shows it
     * @throws Refusal {@code invalid-properties}, {@code contact-not-found}
     */
    public void updateProperties(ContactId id, Map<String, ? extends @Nullable Object> values, String cause) {
        if (id.equals(ContactId.ERASED)) {
            throw noContact(id);
        }
        var found = jdbc.sql(UPDATE_PROPERTIES)
                .param("id", id.value())
                .param("values", checked(values))
                .param("cause", cause)
                .param("now", utc(clock.instant()))
                .query(Boolean.class)
                .single();
        if (!found) {
            throw noContact(id);
        }
    }

    /**
     * Creates the contact with this address, or updates the one there is.
     *
     * @throws Refusal {@code invalid-properties}
     */
    @Audited(act = Act.CHANGED, kind = "contact", subject = "#result.id()", byPeople = true)
    public Contact put(ContactCommand command) {
        return jdbc.sql(PUT)
                .param("id", Ids.next())
                .param("email", lowerCased(command.email()))
                .param("firstName", command.firstName())
                .param("lastName", command.lastName())
                .param("language", normalised(command.language()))
                .param("values", checked(command.properties() == null ? Map.of() : command.properties()))
                .param("cause", "contact-put")
                .param("now", utc(clock.instant()))
                .query(this::read)
                .single();
    }

    private String checked(Map<String, ? extends @Nullable Object> values) {
        return JSON.writeValueAsString(properties.read(values).orRefuse());
    }

    private Contact read(ResultSet row, int number) throws SQLException {
        return new Contact(
                new ContactId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("language"),
                JSON.readValue(row.getString("properties"), new TypeReference<>() {}),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("version"));
    }

    static Refusal noContact(ContactId id) {
        return Refusal.notFound("contact-not-found", "No contact has the id %s.".formatted(id));
    }

    private static String lowerCased(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    static @Nullable String normalised(@Nullable String language) {
        return language == null ? null : Locale.forLanguageTag(language).toLanguageTag();
    }
}
