package io.aftercare.crm;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens tickets, many in one statement. Those that the database did not take are looked at in a second one, to say why:
 * so two who open the same ticket at once cannot both believe that they did.
 */
@Component
class TicketOpener {

    private static final String INSERT = """
            with opened as (
                insert into ticket (id, external_id, subject, pipeline, contact_id, owner_email, created_at)
                select wanted.id, wanted.external_id, wanted.subject, pipeline.key, contact.id, wanted.owner_email, :now
                from unnest(:ids, :externalIds, :subjects, :pipelines, :contactEmails, :ownerEmails)
                    as wanted (id, external_id, subject, pipeline, contact_email, owner_email)
                join pipeline on pipeline.key = wanted.pipeline
                join contact on contact.email = wanted.contact_email
                order by wanted.external_id
                on conflict (external_id) do nothing
                returning *
            )
            select opened.*, contact.email as contact_email
            from opened join contact on contact.id = opened.contact_id
            """;

    private static final String DIAGNOSE = """
            select wanted.external_id, wanted.pipeline, wanted.contact_email,
                ticket.id,
                (ticket.subject, ticket.pipeline, contact.email, ticket.owner_email) is not distinct from
                    (wanted.subject, wanted.pipeline, wanted.contact_email, wanted.owner_email) as same,
                exists (select from pipeline where pipeline.key = wanted.pipeline) as pipeline_known,
                exists (select from contact where contact.email = wanted.contact_email) as contact_known
            from unnest(:externalIds, :subjects, :pipelines, :contactEmails, :ownerEmails)
                as wanted (external_id, subject, pipeline, contact_email, owner_email)
            left join ticket on ticket.external_id = wanted.external_id
            left join contact on contact.id = ticket.contact_id
            """;

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final Clock clock;

    TicketOpener(JdbcClient jdbc, Pipelines pipelines, Clock clock) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /** Returns what became of each command, in their order. Of several with one external id the first is taken. */
    List<Opening> open(List<TicketCommand> commands) {
        var wanted = new LinkedHashMap<String, TicketCommand>();
        commands.forEach(command -> wanted.putIfAbsent(command.externalId(), command));
        var openings = new HashMap<String, Opening>(insert(wanted.values()));
        wanted.keySet().removeAll(openings.keySet());
        if (!wanted.isEmpty()) {
            openings.putAll(diagnose(wanted.values()));
        }
        var seen = new HashSet<String>();
        return commands.stream()
                .map(TicketCommand::externalId)
                .map(id -> seen.add(id) ? openings.get(id) : new Opening.Refused(taken(id)))
                .toList();
    }

    private Map<String, Opening> insert(Collection<TicketCommand> wanted) {
        var openings = new HashMap<String, Opening>();
        jdbc.sql(INSERT)
                .param("now", utc(clock.instant()))
                .param("ids", Stream.generate(Ids::next).limit(wanted.size()).toArray(UUID[]::new))
                .param("externalIds", column(wanted, TicketCommand::externalId))
                .param("subjects", column(wanted, TicketCommand::subject))
                .param("pipelines", column(wanted, TicketCommand::pipeline))
                .param("contactEmails", column(wanted, command -> lowerCased(command.contactEmail())))
                .param("ownerEmails", column(wanted, TicketOpener::owner))
                .query(Ticket::read)
                .list()
                .forEach(ticket -> openings.put(ticket.externalId(), new Opening.Opened(ticket)));
        return openings;
    }

    private Map<String, Opening> diagnose(Collection<TicketCommand> left) {
        var openings = new HashMap<String, Opening>();
        var known = pipelines.list().stream().map(Pipeline::key).toList();
        jdbc.sql(DIAGNOSE)
                .param("externalIds", column(left, TicketCommand::externalId))
                .param("subjects", column(left, TicketCommand::subject))
                .param("pipelines", column(left, TicketCommand::pipeline))
                .param("contactEmails", column(left, command -> lowerCased(command.contactEmail())))
                .param("ownerEmails", column(left, TicketOpener::owner))
                .query((ResultSet row) -> {
                    openings.put(row.getString("external_id"), notOpened(row, known));
                });
        return openings;
    }

    private static Opening notOpened(ResultSet row, List<String> pipelines) throws SQLException {
        var id = row.getObject("id", UUID.class);
        if (id == null) {
            return new Opening.Refused(reason(row, pipelines));
        }
        var taken = taken(row.getString("external_id"));
        return row.getBoolean("same") ? new Opening.Present(new TicketId(id), taken) : new Opening.Refused(taken);
    }

    private static Refusal reason(ResultSet row, List<String> pipelines) throws SQLException {
        if (!row.getBoolean("pipeline_known")) {
            return Refusal.unprocessable(
                    "unknown-pipeline",
                    "There is no pipeline '%s'. The pipelines are: %s."
                            .formatted(row.getString("pipeline"), String.join(", ", pipelines)));
        }
        if (!row.getBoolean("contact_known")) {
            return Refusal.unprocessable(
                    "unknown-contact",
                    "No contact has the address %s. Create the contact first, then the ticket."
                            .formatted(row.getString("contact_email")));
        }
        return Refusal.conflict("changed-meanwhile", "What the ticket refers to changed meanwhile. Send it again.");
    }

    private static Refusal taken(String externalId) {
        return Refusal.conflict(
                "ticket-exists",
                "There is a ticket '%s' already. Use that one, or another external id.".formatted(externalId));
    }

    private static @Nullable String[] column(
            Collection<TicketCommand> commands, Function<TicketCommand, @Nullable String> value) {
        return commands.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String owner(TicketCommand command) {
        return command.ownerEmail() == null ? null : lowerCased(command.ownerEmail());
    }

    private static String lowerCased(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
