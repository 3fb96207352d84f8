package io.aftercare.crm;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers' requests. Conditional updates decide who closes or reopens a ticket, so that only one caller does. */
@Service
public class Tickets {

    private static final String SELECT = """
            select ticket.*, contact.email as contact_email
            from ticket join contact on contact.id = ticket.contact_id
            """;

    private static final String CLOSE = """
            update ticket set state = 'closed', closed_at = :now, version = ticket.version + 1
            from contact
            where contact.id = ticket.contact_id and ticket.external_id = :externalId and ticket.state = 'open'
            returning ticket.*, contact.email as contact_email
            """;

    private static final String REOPEN = """
            update ticket set state = 'open', closed_at = null, reopened_at = :now, version = ticket.version + 1
            from contact
            where contact.id = ticket.contact_id and ticket.external_id = :externalId and ticket.state = 'closed'
            returning ticket.*, contact.email as contact_email
            """;

    private static final String REVISE = """
            update ticket set subject = :subject, contact_id = contact.id, owner_email = :ownerEmail,
                version = ticket.version + 1
            from contact
            where contact.email = :contactEmail and ticket.external_id = :externalId
                and (ticket.subject, ticket.contact_id, ticket.owner_email)
                    is distinct from (:subject, contact.id, :ownerEmail)
            """;

    private static final String MARK_CLOSED = """
            update ticket set state = 'closed', closed_at = :closedAt, version = version + 1
            where id = :id and state = 'open' and (reopened_at is null or reopened_at <= :closedAt)
            """;

    private final JdbcClient jdbc;
    private final TicketQueries queries;
    private final TicketOpener opener;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tickets(
            JdbcClient jdbc,
            TicketQueries queries,
            TicketOpener opener,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.opener = opener;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Ticket> find(TicketId id) {
        return jdbc.sql(SELECT + "where ticket.id = :id")
                .param("id", id.value())
                .query(Ticket::read)
                .optional();
    }

    public Optional<Ticket> findByExternalId(String externalId) {
        return jdbc.sql(SELECT + "where ticket.external_id = :externalId")
                .param("externalId", externalId)
                .query(Ticket::read)
                .optional();
    }

    /** The ticket that the text names: by its external id or, when none has that, by Aftercare's own. */
    public Optional<Ticket> resolve(String idOrExternalId) {
        return findByExternalId(idOrExternalId)
                .or(() -> uuid(idOrExternalId).map(TicketId::new).flatMap(this::find));
    }

    /**
     * The tickets that fit, newest first.
     *
     * @param after the cursor of the page before
     */
    public CursorPage<TicketRow> search(TicketFilter filter, @Nullable TicketId after, int size) {
        return CursorPage.of(queries.list(filter, after, size + 1), size, TicketRow::id);
    }

    /** The newest ticket of each of the contacts that has one, in one statement. */
    public Map<ContactId, TicketRow> latest(Collection<ContactId> contacts) {
        return queries.latest(contacts).stream().collect(Collectors.toMap(TicketRow::contactId, ticket -> ticket));
    }

    /**
     * Opens a ticket.
     *
     * @throws Refusal {@code ticket-exists}, {@code unknown-pipeline}, {@code unknown-contact}
     */
    @Audited(act = Act.CREATED, kind = "ticket", subject = "#result.id()", byPeople = true)
    public Ticket create(TicketCommand command) {
        return switch (createAll(List.of(command)).getFirst()) {
            case Opening.Opened opened -> opened.ticket();
            case Opening.Present present -> throw present.refusal();
            case Opening.Refused refused -> throw refused.refusal();
        };
    }

    /**
     * Says anew what a ticket is about, whose it is and who is answerable for it. Its pipeline stays. Nothing happens
     * where it says so already, or where ticket or contact do not exist.
     */
    public void revise(TicketCommand command) {
        var owner = command.ownerEmail();
        jdbc.sql(REVISE)
                .param("externalId", command.externalId())
                .param("subject", command.subject())
                .param("contactEmail", command.contactEmail().toLowerCase(Locale.ROOT))
                .param("ownerEmail", owner == null ? null : owner.toLowerCase(Locale.ROOT))
                .update();
    }

    /** Opens those tickets that can be, and says of each, in their order, what became of it. */
    @Transactional
    public List<Opening> createAll(List<TicketCommand> commands) {
        return opener.open(commands);
    }

    /**
     * Closes an open ticket and publishes {@link TicketClosed} in the same transaction. Of several who close it at
     * once, one does.
     *
     * @throws Refusal {@code ticket-not-found}, {@code ticket-already-closed}
     */
    @Transactional
    @Audited(act = Act.CLOSED, kind = "ticket", subject = "#result.id()", byPeople = true)
    public Ticket close(String externalId) {
        var ticket = change(CLOSE, externalId)
                .orElseThrow(() -> unchanged(
                        externalId,
                        "ticket-already-closed",
                        "The ticket '%s' is closed already. Reopen it first to close it again."));
        events.publishEvent(new TicketClosed(externalId, ticket.pipeline(), Objects.requireNonNull(ticket.closedAt())));
        return ticket;
    }

    /**
     * Opens a closed ticket again.
     *
     * @throws Refusal {@code ticket-not-found}, {@code ticket-already-open}
     */
    @Audited(act = Act.REOPENED, kind = "ticket", subject = "#result.id()", byPeople = true)
    public Ticket reopen(String externalId) {
        return change(REOPEN, externalId)
                .orElseThrow(() -> unchanged(
                        externalId, "ticket-already-open", "The ticket '%s' is open already: there is nothing to do."));
    }

    /**
     * Notes what others know: this ticket was closed elsewhere. Publishes nothing.
     *
     * @param closedAt when; now if unknown or still to come
     * @return false if there was nothing to note: it is closed, was reopened since, or does not exist
     */
    public boolean markClosed(TicketId id, @Nullable Instant closedAt) {
        var now = clock.instant();
        var then = closedAt == null || closedAt.isAfter(now) ? now : closedAt;
        return jdbc.sql(MARK_CLOSED)
                        .param("id", id.value())
                        .param("closedAt", utc(then))
                        .update()
                == 1;
    }

    private Optional<Ticket> change(String statement, String externalId) {
        return jdbc.sql(statement)
                .param("externalId", externalId)
                .param("now", utc(clock.instant()))
                .query(Ticket::read)
                .optional();
    }

    private Refusal unchanged(String externalId, String code, String message) {
        return findByExternalId(externalId).isPresent()
                ? Refusal.conflict(code, message.formatted(externalId))
                : notFound(externalId);
    }

    /** What to say of a ticket that does not exist. */
    public static Refusal notFound(String externalId) {
        return Refusal.notFound("ticket-not-found", "There is no ticket '%s'.".formatted(externalId));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
