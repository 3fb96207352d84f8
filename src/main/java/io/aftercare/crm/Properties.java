package io.aftercare.crm;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The properties that contacts can have. What type of values a property takes is settled when it is created. */
@Service
public class Properties {

    /** For how long another copy of the application may go on taking values of a property that is deleted here. */
    private static final Duration TRUST = Duration.ofSeconds(5);

    private static final String DELETE = """
            with gone as (
                delete from property where name = :name and not shipped returning name
            ),
            saved as (
                update contact
                set properties = properties - gone.name, updated_at = :now, version = version + 1
                from gone
                where jsonb_exists(contact.properties, gone.name)
                returning contact.id, old.properties ->> gone.name as before
            ),
            history as (
                insert into contact_property_change (contact_id, name, old_value, new_value, cause, changed_at)
                select saved.id, :name, saved.before, null, 'property-deleted', :now from saved
            )
            select exists (select from gone)
            """;

    /** What was read last, and when. */
    private record Known(Map<String, PropertyDefinition> byName, Instant readAt) {}

    private final JdbcClient jdbc;
    private final ObjectProvider<PropertyUse> uses;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    Properties(JdbcClient jdbc, ObjectProvider<PropertyUse> uses, Clock clock) {
        this.jdbc = jdbc;
        this.uses = uses;
        this.clock = clock;
    }

    public List<PropertyDefinition> list() {
        return jdbc.sql("select name, label, type, choices, shipped from property order by name")
                .query(Properties::definition)
                .list();
    }

    /** @throws Refusal {@code property-not-found} */
    public PropertyDefinition get(String name) {
        return list().stream()
                .filter(property -> property.name().equals(name))
                .findAny()
                .orElseThrow(() -> notFound(name));
    }

    /** How many contacts have a value of the property. */
    public long contacts(String name) {
        return jdbc.sql("select count(*) from contact where jsonb_exists(properties, :name)")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** @throws Refusal {@code property-exists} if a property of this name is defined already */
    @Audited(act = Act.CREATED, kind = "property", subject = "#definition.name()")
    public PropertyDefinition create(PropertyDefinition definition) {
        var created = jdbc.sql("""
                        insert into property (name, label, type, choices)
                        values (:name, :label, :type, :choices)
                        on conflict (name) do nothing
                        """)
                .param("name", definition.name())
                .param("label", definition.label())
                .param("type", definition.type().key())
                .param("choices", definition.choices().toArray(String[]::new))
                .update();
        if (created == 0) {
            throw Refusal.conflict(
                    "property-exists",
                    "A property named '%s' exists already. Choose another name.".formatted(definition.name()));
        }
        return definition;
    }

    /** @throws Refusal {@code property-not-found} */
    @Audited(act = Act.CHANGED, kind = "property", subject = "#name")
    public PropertyDefinition relabel(String name, String label) {
        return jdbc.sql("""
                        update property set label = :label where name = :name
                        returning name, label, type, choices, shipped
                        """)
                .param("name", name)
                .param("label", label)
                .query(Properties::definition)
                .optional()
                .orElseThrow(() -> notFound(name));
    }

    /**
     * Deletes the property and its value of every contact. The contacts' histories keep what was there.
     *
     * @throws Refusal {@code property-not-found}, {@code property-shipped} for one that Aftercare itself writes,
     *     {@code property-in-use}, naming who needs it
     */
    @Transactional
    @Audited(act = Act.DELETED, kind = "property", subject = "#name", before = true)
    public void delete(String name) {
        requireUnused(name);
        var deleted = jdbc.sql(DELETE)
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (!deleted) {
            throw list().stream().anyMatch(property -> property.name().equals(name)) ? shipped(name) : notFound(name);
        }
        known = new Known(Map.of(), Instant.MIN);
    }

    /**
     * Keeps properties from being deleted until the caller's transaction ends. Who says by then that it needs one is asked
     * before it is.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        jdbc.sql("select name from property order by name for key share")
                .query(String.class)
                .list();
    }

    /** Who needs the property, in words for people such as {@code survey 'Loyalty'}. */
    public List<String> usersOf(String name) {
        return uses.orderedStream().flatMap(use -> use.usersOf(name).stream()).toList();
    }

    /** Waits for those who hold it, so that it hears of their need. */
    private void requireUnused(String name) {
        var locked = jdbc.sql("select name from property where name = :name for update")
                .param("name", name)
                .query(String.class)
                .list();
        var users = locked.isEmpty() ? List.<String>of() : usersOf(name);
        if (!users.isEmpty()) {
            throw inUse(name, users);
        }
    }

    /** Why values cannot be kept, by name of their properties; empty when all can be. */
    public Map<String, String> problems(Map<String, ? extends @Nullable Object> values) {
        return read(values).problems();
    }

    PropertyValues read(Map<String, ? extends @Nullable Object> values) {
        return PropertyValues.of(definitions(values), values);
    }

    /** The definitions by name: fresh ones when a value's name is not among those read lately. */
    private Map<String, PropertyDefinition> definitions(Map<String, ? extends @Nullable Object> values) {
        var now = clock.instant();
        var lately = known;
        if (lately.readAt().isBefore(now.minus(TRUST))
                || !lately.byName().keySet().containsAll(values.keySet())) {
            var byName = list().stream().collect(Collectors.toMap(PropertyDefinition::name, Function.identity()));
            lately = new Known(byName, now);
            known = lately;
        }
        return lately.byName();
    }

    private static Refusal notFound(String name) {
        return Refusal.notFound("property-not-found", "There is no property '%s'.".formatted(name));
    }

    private static Refusal inUse(String name, List<String> users) {
        return Refusal.conflict(
                "property-in-use",
                "The property '%s' is needed by %s. Take it out there first."
                        .formatted(name, String.join(", ", users)));
    }

    private static Refusal shipped(String name) {
        return Refusal.conflict(
                "property-shipped",
                "Aftercare itself writes the property '%s' with every answer: it stays.".formatted(name));
    }

    private static PropertyDefinition definition(ResultSet row, int number) throws SQLException {
        return new PropertyDefinition(
                row.getString("name"),
                row.getString("label"),
                PropertyType.withKey(row.getString("type")),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("shipped"));
    }
}
