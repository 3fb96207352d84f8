package io.aftercare.helpdesk;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Pipelines;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The help desks that tell of their tickets, and what they delivered. */
@Service
public class HelpDesks {

    /** They are shown in one list. */
    public static final int MOST = 50;

    private static final int ADDRESS_BYTES = 18;
    private static final int SECRET_BYTES = 32;

    private final HelpDeskRepository repository;
    private final Deliveries deliveries;
    private final DeliveryWork work;
    private final Pipelines pipelines;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    HelpDesks(
            HelpDeskRepository repository, Deliveries deliveries, DeliveryWork work, Pipelines pipelines, Clock clock) {
        this.repository = repository;
        this.deliveries = deliveries;
        this.work = work;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /**
     * Connects a help desk.
     *
     * @param by the mail address of a user, or what an API key is called
     * @throws Refusal {@code help-desk-exists}, {@code unknown-pipeline}, {@code ambiguous-status}, {@code
     *     no-pointers-here}, {@code too-many-help-desks}
     */
    @Transactional
    @Audited(act = Act.CREATED, kind = "help-desk", subject = "#result.helpDesk().id()", detail = "#command.name()")
    public HelpDeskSecret create(HelpDeskCommand command, String by) {
        var words = command.words() == null ? command.kind().words() : command.words();
        check(command.kind(), command.pipeline(), words, command.pointers());
        if (repository.count() >= MOST) {
            throw Refusal.conflict(
                    "too-many-help-desks",
                    "There can be %d help desks. Delete one that sends nothing.".formatted(MOST));
        }
        var now = now();
        var secret = command.secret() == null ? newSecret(command.kind()) : command.secret();
        var desk = new HelpDesk(
                new HelpDeskId(Ids.next()),
                command.key(),
                repository.address(randomText(ADDRESS_BYTES)),
                command.kind(),
                command.name(),
                command.pipeline(),
                words,
                command.kind() == HelpDeskKind.GENERIC
                        ? Objects.requireNonNullElse(command.pointers(), FieldPointers.STANDARD)
                        : null,
                null,
                now,
                by,
                now,
                by);
        if (!repository.insert(desk, secret)) {
            throw exists(command.name(), command.key());
        }
        return new HelpDeskSecret(desk, secret);
    }

    /**
     * @throws Refusal {@code help-desk-not-found}, {@code help-desk-exists}, {@code unknown-pipeline}, {@code
     *     ambiguous-status}, {@code no-pointers-here}
     */
    @Audited(act = Act.CHANGED, kind = "help-desk", subject = "#id", detail = "#change.name()")
    public HelpDesk change(HelpDeskId id, HelpDeskChange change, String by) {
        var desk = get(id);
        check(desk.kind(), change.pipeline(), change.words(), change.pointers());
        try {
            return repository.change(id, change, now(), by).orElseThrow(() -> notFound(id));
        } catch (DuplicateKeyException taken) {
            throw exists(change.name(), desk.key());
        }
    }

    /**
     * Gives a help desk another secret; calls with the one before are refused from now on.
     *
     * @param secret null to have one made
     * @throws Refusal {@code help-desk-not-found}
     */
    @Audited(act = Act.ROTATED, kind = "help-desk", subject = "#id", detail = "'its secret'")
    public HelpDeskSecret changeSecret(HelpDeskId id, @Nullable String secret, String by) {
        var given = secret == null ? newSecret(get(id).kind()) : secret;
        return new HelpDeskSecret(repository.changeSecret(id, given, now(), by).orElseThrow(() -> notFound(id)), given);
    }

    /**
     * Deletes a help desk with its deliveries. Its tickets stay.
     *
     * @throws Refusal {@code help-desk-not-found}
     */
    @Audited(act = Act.DELETED, kind = "help-desk", subject = "#id")
    public void delete(HelpDeskId id) {
        if (!repository.delete(id)) {
            throw notFound(id);
        }
    }

    /** @throws Refusal {@code help-desk-not-found} */
    public HelpDesk get(HelpDeskId id) {
        return repository.find(id).orElseThrow(() -> notFound(id));
    }

    /** All, by name. */
    public List<HelpDeskRow> list() {
        return repository.list();
    }

    /**
     * What a message would say, without taking it in.
     *
     * @throws Refusal {@code help-desk-not-found}, {@code not-json}, {@code no-ticket-id}, {@code sample-too-large}
     */
    public List<ReadMessage> read(HelpDeskId id, String sample) {
        var desk = get(id);
        var body = sample.getBytes(StandardCharsets.UTF_8);
        if (body.length > HelpDeskSettings.LARGEST_BODY) {
            throw Refusal.unprocessable("sample-too-large", "The sample is larger than a message may be: 256 KB.");
        }
        return MessageReader.read(desk.kind(), desk.pointers(), Payload.of(body)).stream()
                .map(news -> ReadMessage.of(desk, news))
                .toList();
    }

    /**
     * What a help desk delivered, newest first.
     *
     * @param state null for all
     * @throws Refusal {@code help-desk-not-found}
     */
    public CursorPage<Delivery> deliveries(
            HelpDeskId id, @Nullable DeliveryState state, @Nullable UUID after, int size) {
        get(id);
        return deliveries.list(id, state, after, size);
    }

    /**
     * Has a delivery taken in again, under the help desk's present words and pointers. What it says counts only where
     * nothing newer was told since.
     *
     * @throws Refusal {@code delivery-not-found}, {@code delivery-under-way}
     */
    @Transactional
    @Audited(act = Act.RETRIED, kind = "help-desk-delivery", subject = "#delivery")
    public void replay(HelpDeskId id, UUID delivery) {
        if (!deliveries.exists(id, delivery)) {
            throw Refusal.notFound(
                    "delivery-not-found", "There is no delivery %s. It may have grown too old.".formatted(delivery));
        }
        if (!deliveries.waitAgain(id, delivery)) {
            throw Refusal.conflict("delivery-under-way", "This delivery is under way already. Look again in a moment.");
        }
        work.schedule(delivery);
    }

    /** Forgets deliveries that are old. */
    void forgetOld() {
        deliveries.deleteOld();
    }

    private void check(HelpDeskKind kind, String pipeline, StatusWords words, @Nullable FieldPointers pointers) {
        if (!pipelines.exists(pipeline)) {
            throw Refusal.unprocessable(
                    "unknown-pipeline", "There is no pipeline '%s'. Create it, or choose another.".formatted(pipeline));
        }
        words.ambiguous().ifPresent(word -> {
            throw Refusal.unprocessable(
                    "ambiguous-status", "'%s' cannot mean both open and closed. Take it out of one.".formatted(word));
        });
        if (kind != HelpDeskKind.GENERIC && pointers != null) {
            throw Refusal.unprocessable(
                    "no-pointers-here",
                    "Where the fields stand is known of %s. Leave the pointers out.".formatted(kind.label()));
        }
    }

    private String newSecret(HelpDeskKind kind) {
        if (kind != HelpDeskKind.GENERIC) {
            return randomText(SECRET_BYTES);
        }
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private String randomText(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Refusal exists(String name, String key) {
        return Refusal.conflict(
                "help-desk-exists",
                "There is a help desk with the name '%s' or the key '%s' already. Choose others.".formatted(name, key));
    }

    private static Refusal notFound(HelpDeskId id) {
        return Refusal.notFound(
                "help-desk-not-found", "There is no help desk %s. It may have been deleted.".formatted(id));
    }
}
