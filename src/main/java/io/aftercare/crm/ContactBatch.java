package io.aftercare.crm;

import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Importing.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts many contacts by one statement, under the rules of {@link Contacts#put}, but leaves alone those that would not
 * change. These a second statement finds.
 */
@Component
class ContactBatch {

    private static final String PUT = """
            with saved as (
                insert into contact as known
                    (id, email, first_name, last_name, language, properties, created_at, updated_at)
                select id, email, first_name, last_name, language, cast(properties as jsonb), :now, :now
                from unnest(:ids, :emails, :firstNames, :lastNames, :languages, :properties)
                    as given (id, email, first_name, last_name, language, properties)
                order by email
                on conflict (email) do update set
                    first_name = coalesce(excluded.first_name, known.first_name),
                    last_name = coalesce(excluded.last_name, known.last_name),
                    language = coalesce(excluded.language, known.language),
                    properties = known.properties || excluded.properties,
                    updated_at = :now,
                    version = known.version + 1
                where (known.first_name, known.last_name, known.language, known.properties)
                    is distinct from (
                        coalesce(excluded.first_name, known.first_name),
                        coalesce(excluded.last_name, known.last_name),
                        coalesce(excluded.language, known.language),
                        known.properties || excluded.properties)
                returning new.id, new.email, new.version, new.properties, old.properties as before
            ),
            history as (
                insert into contact_property_change (contact_id, name, old_value, new_value, cause, changed_at)
                select saved.id, kept.name, saved.before ->> kept.name, saved.properties ->> kept.name,
                    'contact-import', :now
                from saved cross join jsonb_object_keys(saved.properties) as kept (name)
                where saved.before -> kept.name is distinct from saved.properties -> kept.name
            )
            select id, email, version from saved
            """;

    private static final String UNCHANGED = "select id, email from contact where email = any(:emails)";

    private record Row(String email, ContactCommand command, String properties) {}

    private final JdbcClient jdbc;
    private final Properties properties;
    private final Clock clock;

    ContactBatch(JdbcClient jdbc, Properties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Takes commands with an address each, none of whose properties is null, and says what became of each. */
    List<Result> put(List<ContactCommand> commands) {
        var results = new HashMap<String, Result>();
        var rows = new LinkedHashMap<String, Row>();
        for (var command : commands) {
            var email = command.email().toLowerCase(Locale.ROOT);
            var read = properties.read(Objects.requireNonNullElse(command.properties(), Map.of()));
            if (read.problems().isEmpty()) {
                rows.put(email, new Row(email, command, Contacts.JSON.writeValueAsString(read.kept())));
            } else {
                results.put(email, new Result.Refused(read.refusal()));
            }
        }
        results.putAll(changed(rows.values()));
        rows.keySet().removeAll(results.keySet());
        if (!rows.isEmpty()) {
            results.putAll(unchanged(rows.keySet()));
        }
        return commands.stream()
                .map(command -> Objects.requireNonNullElseGet(
                        results.get(command.email().toLowerCase(Locale.ROOT)), ContactBatch::erasedMeanwhile))
                .toList();
    }

    private static Result erasedMeanwhile() {
        return new Result.Refused(Refusal.conflict(
                "changed-meanwhile",
                "The contact was erased meanwhile. Leave it out, or send it again to add it anew."));
    }

    private Map<String, Result> changed(Collection<Row> rows) {
        var results = new HashMap<String, Result>();
        jdbc.sql(PUT)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", Stream.generate(Ids::next).limit(rows.size()).toArray(UUID[]::new))
                .param("emails", column(rows, Row::email))
                .param("firstNames", column(rows, row -> row.command().firstName()))
                .param("lastNames", column(rows, row -> row.command().lastName()))
                .param(
                        "languages",
                        column(rows, row -> Contacts.normalised(row.command().language())))
                .param("properties", column(rows, Row::properties))
                .query((ResultSet row) -> {
                    var outcome =
                            row.getLong("version") == 0 ? ImportReport.Outcome.CREATED : ImportReport.Outcome.UPDATED;
                    results.put(row.getString("email"), kept(row, outcome));
                });
        return results;
    }

    private Map<String, Result> unchanged(Collection<String> emails) {
        var results = new HashMap<String, Result>();
        jdbc.sql(UNCHANGED).param("emails", emails.toArray(String[]::new)).query((ResultSet row) -> {
            results.put(row.getString("email"), kept(row, ImportReport.Outcome.UNCHANGED));
        });
        return results;
    }

    private static Result kept(ResultSet row, ImportReport.Outcome outcome) throws SQLException {
        return new Result.Kept(outcome, row.getObject("id", UUID.class));
    }

    private static @Nullable String[] column(Collection<Row> rows, Function<Row, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
