package io.aftercare.webhook;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that Aftercare calls, and calling them. */
@Service
public class Webhooks {

    /** They are offered in one list. */
    public static final int MOST = 200;

    /** How long a rotated secret goes on to sign, so that a receiver can change over without losing messages. */
    public static final Duration OLD_SECRET_SIGNS = Duration.ofHours(24);

    /** The type of a test message. */
    public static final String TEST = "test";

    /** No dots: they part what is signed. */
    private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9_:-]{1,100}");

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private final WebhookRepository repository;
    private final DeliveryLog log;
    private final WebhookSending sending;
    private final WebhookUrl urls;
    private final Clock clock;

    Webhooks(WebhookRepository repository, DeliveryLog log, WebhookSending sending, WebhookUrl urls, Clock clock) {
        this.repository = repository;
        this.log = log;
        this.sending = sending;
        this.urls = urls;
        this.clock = clock;
    }

    /**
     * Makes one try to deliver a message. It takes up to {@code aftercare.webhook.total-timeout}, so no transaction may be
     * open, whose connection would be kept from others meanwhile.
     *
     * @param name of the webhook, in any case
     * @param messageId the same whenever this message is tried again: receivers know repeats by it. Letters, digits,
     *     {@code _}, {@code :} and {@code -}, at most 100
     * @param type what the message tells, such as {@code survey.answered}. Letters, digits, {@code _}, {@code -} and dots,
     *     at most 100
     * @param data what is written as JSON into the message; it is not kept
     * @throws IllegalArgumentException when the id or the type has another form
     */
    @Transactional(propagation = Propagation.NEVER)
    public WebhookOutcome deliver(String name, String messageId, String type, Object data) {
        require(MESSAGE_ID, messageId);
        require(TYPE, type);
        var target = repository.target(name, clock.instant());
        var refusal = refusal(name, target);
        if (refusal.isPresent()) {
            return target.map(known -> sending.refuse(known, messageId, type, refusal.get()))
                    .orElseGet(() -> new WebhookOutcome.Refused(refusal.get()));
        }
        return sending.send(target.orElseThrow(), messageId, type, data);
    }

    /** Why nothing is delivered to a webhook, whatever it be: there is none, or it is off. Empty when it is tried. */
    public Optional<String> refusal(String name) {
        return refusal(name, repository.target(name, clock.instant()));
    }

    private static Optional<String> refusal(String name, Optional<Target> target) {
        if (target.isEmpty()) {
            return Optional.of(
                    "There is no webhook '%s'. Create it under Settings, Webhooks, or name another one in the follow-up."
                            .formatted(name));
        }
        return target.get().webhook().enabled()
                ? Optional.empty()
                : Optional.of(
                        "The webhook '%s' is switched off. Switch it on under Settings, Webhooks.".formatted(name));
    }

    /**
     * Sends a message of the type {@value #TEST}, also where a webhook is switched off.
     *
     * @throws Refusal {@code webhook-not-found}
     */
    @Transactional(propagation = Propagation.NEVER)
    public WebhookOutcome test(WebhookId id) {
        var target = repository.target(id, clock.instant()).orElseThrow(() -> notFound(id));
        return sending.send(
                target,
                "test_" + Ids.next(),
                TEST,
                Map.of("webhook", target.webhook().name()));
    }

    /**
     * Creates a webhook, switched on.
     *
     * @param by the mail address of a user, or what an API key is called
     * @throws Refusal {@code webhook-address}, {@code webhook-exists}, {@code too-many-webhooks}
     */
    @Transactional
    @Audited(act = Act.CREATED, kind = "webhook", subject = "#result.webhook().id()", detail = "#command.name()")
    public NewWebhookSecret create(WebhookCommand command, String by) {
        urls.checked(command.url());
        if (repository.count() >= MOST) {
            throw Refusal.conflict(
                    "too-many-webhooks", "There can be %d webhooks. Delete one that nothing calls.".formatted(MOST));
        }
        var now = now();
        var secret = Secret.random();
        var webhook =
                new Webhook(new WebhookId(Ids.next()), command.name(), command.url(), true, null, now, by, now, by);
        if (!repository.insert(webhook, secret)) {
            throw Refusal.conflict(
                    "webhook-exists",
                    "There is a webhook '%s' already. Choose another name, or change that one."
                            .formatted(command.name()));
        }
        return new NewWebhookSecret(webhook, secret.shown());
    }

    /**
     * Gives a webhook another address.
     *
     * @throws Refusal {@code webhook-not-found}, {@code webhook-address}
     */
    @Audited(act = Act.CHANGED, kind = "webhook", subject = "#id", detail = "'its address'")
    public Webhook move(WebhookId id, String url, String by) {
        urls.checked(url);
        return repository.move(id, url, now(), by).orElseThrow(() -> notFound(id));
    }

    /** @throws Refusal {@code webhook-not-found} */
    @Audited(act = Act.ENABLED, kind = "webhook", subject = "#id")
    public Webhook enable(WebhookId id, String by) {
        return repository.enable(id, true, now(), by).orElseThrow(() -> notFound(id));
    }

    /**
     * Switches a webhook off: nothing but tests is sent there.
     *
     * @throws Refusal {@code webhook-not-found}
     */
    @Audited(act = Act.DISABLED, kind = "webhook", subject = "#id")
    public Webhook disable(WebhookId id, String by) {
        return repository.enable(id, false, now(), by).orElseThrow(() -> notFound(id));
    }

    /**
     * Makes another secret. The present one signs, too, for {@link #OLD_SECRET_SIGNS}; the one before it no longer.
     *
     * @throws Refusal {@code webhook-not-found}
     */
    @Audited(act = Act.ROTATED, kind = "webhook", subject = "#id", detail = "'its secret'")
    public NewWebhookSecret rotate(WebhookId id, String by) {
        var now = now();
        var secret = Secret.random();
        var webhook = repository
                .rotate(id, secret, now.plus(OLD_SECRET_SIGNS), now, by)
                .orElseThrow(() -> notFound(id));
        return new NewWebhookSecret(webhook, secret.shown());
    }

    /**
     * Deletes a webhook with its log. What calls it is refused from now on.
     *
     * @throws Refusal {@code webhook-not-found}
     */
    @Audited(act = Act.DELETED, kind = "webhook", subject = "#id")
    public void delete(WebhookId id) {
        if (!repository.delete(id)) {
            throw notFound(id);
        }
    }

    /** @throws Refusal {@code webhook-not-found} */
    public Webhook get(WebhookId id) {
        return repository.find(id).orElseThrow(() -> notFound(id));
    }

    /** Whether there is a webhook of this name, in any case, switched on or off. */
    public boolean exists(String name) {
        return repository.target(name, clock.instant()).isPresent();
    }

    /** The names of all, in their order. */
    public List<String> names() {
        return repository.names();
    }

    /**
     * Webhooks, newest first.
     *
     * @param search part of the name or address, in any case, with or without accents
     */
    public CursorPage<WebhookRow> list(String search, @Nullable WebhookId after, int size) {
        return repository.list(search.strip(), after == null ? null : after.value(), size);
    }

    /**
     * The log of a webhook, newest first; none when it is not there.
     *
     * @param undelivered whether to leave out what was delivered
     * @param after the id of a delivery
     */
    public CursorPage<WebhookDelivery> deliveries(WebhookId id, boolean undelivered, @Nullable UUID after, int size) {
        return log.list(id, undelivered, after, size);
    }

    void forgetOld() {
        log.deleteOld();
        repository.forgetOldSecrets(clock.instant());
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is not of the form %s".formatted(text, form));
        }
    }

    private static Refusal notFound(WebhookId id) {
        return Refusal.notFound("webhook-not-found", "There is no webhook %s. It may have been deleted.".formatted(id));
    }
}
