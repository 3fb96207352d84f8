package io.aftercare.sendingdomain;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import java.net.IDN;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The domains that mails come from (R37): adding them, their keys, and whether DNS knows them. */
@Service
public class SendingDomains {

    private static final Logger LOG = LoggerFactory.getLogger(SendingDomains.class);

    /** They are shown in one list. */
    private static final int MOST = 100;

    private static final int KEY_BITS = 2_048;
    private static final Duration CHECKED_EVERY = Duration.ofHours(24);
    private static final Duration CHECKED_EVERY_WHILE_WAITING = Duration.ofHours(1);

    private static final String NOT_LOOKED_FOR = "The key that signs was changed, and nobody has looked for its record "
            + "since. That happens every hour; check to do it now.";

    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    private static final int LONGEST_NAME = 200;

    /** What became letters of their own after {@link IDN}, which makes another name of them (UTS 46, deviations). */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\\u200c\\u200d]");

    private final SendingDomainRepository repository;
    private final DomainChecking checking;
    private final KeyPairs keyPairs;
    private final SendingDomainSettings settings;
    private final Clock clock;
    private final TransactionOperations transaction;

    SendingDomains(
            SendingDomainRepository repository,
            DomainChecking checking,
            KeyPairs keyPairs,
            SendingDomainSettings settings,
            Clock clock,
            TransactionOperations transaction) {
        this.repository = repository;
        this.checking = checking;
        this.keyPairs = keyPairs;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** All of them, by name. */
    public List<SendingDomain> list() {
        return repository.list();
    }

    /** @throws Refusal {@code sending-domain-not-found} */
    public SendingDomain get(SendingDomainId id) {
        return repository.find(id).orElseThrow(() -> notFound(id));
    }

    /**
     * Adds a domain with a key, which signs as soon as its record is seen.
     *
     * @param by the mail address of a user, or what an API key is called
     * @throws Refusal {@code no-domain}, {@code sending-domain-exists} or {@code too-many-sending-domains}
     */
    @Transactional
    @Audited(act = Act.CREATED, kind = "sending-domain", subject = "#result.id()", detail = "#result.name()")
    public SendingDomain add(String name, String by) {
        var ascii = normalized(name)
                .orElseThrow(() -> Refusal.unprocessable(
                        "no-domain",
                        "This is not a domain that mails can come from. Write what stands behind the @: example.com. "
                                + "One with ß, ς or a joiner has to be written in ASCII: xn--strae-oqa.example."));
        if (repository.count() >= MOST) {
            throw Refusal.conflict(
                    "too-many-sending-domains",
                    "There can be %d sending domains. Remove one that no survey uses.".formatted(MOST));
        }
        var id = new SendingDomainId(Ids.next());
        var domain = new SendingDomain(id, ascii, List.of(), List.of(), null, null, null, now(), by);
        if (!repository.insert(domain)) {
            throw Refusal.conflict("sending-domain-exists", "The domain %s is there already.".formatted(ascii));
        }
        repository.insertNextKey(id, keyPairs.next(), now());
        return get(id);
    }

    /**
     * Removes a domain with its keys: mails from it are no longer signed.
     *
     * @throws Refusal {@code sending-domain-not-found}
     */
    @Audited(act = Act.DELETED, kind = "sending-domain", subject = "#id")
    public void remove(SendingDomainId id) {
        if (!repository.delete(id)) {
            throw notFound(id);
        }
    }

    /**
     * Makes another key. The present one signs until the record of the new one is seen.
     *
     * @throws Refusal {@code sending-domain-not-found}, {@code key-waits}
     */
    @Transactional
    @Audited(act = Act.ROTATED, kind = "sending-domain", subject = "#id", detail = "'a new key waits for its record'")
    public SendingDomain rotateKey(SendingDomainId id) {
        if (locked(id).key(DomainKey.State.NEXT).isPresent()) {
            throw Refusal.conflict(
                    "key-waits", "A new key waits for its record already. Add that record to DNS, then check.");
        }
        repository.insertNextKey(id, keyPairs.next(), now());
        return get(id);
    }

    /**
     * Lets the new key sign although its record was not seen: receivers that do not find it take mails for forged.
     *
     * @throws Refusal {@code sending-domain-not-found}, {@code no-key-waits}
     */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "sending-domain", subject = "#id", detail = "'the new key signs'")
    public SendingDomain useNextKey(SendingDomainId id) {
        if (locked(id).key(DomainKey.State.NEXT).isEmpty()) {
            throw Refusal.conflict("no-key-waits", "No new key waits. Make one first.");
        }
        repository.switchKeys(id, now().plus(settings.keepOldKey()));
        repository.doubtKey(id, NOT_LOOKED_FOR);
        return get(id);
    }

    /**
     * Lets surveys be published although the domain is not ready.
     *
     * @throws Refusal {@code sending-domain-not-found}
     */
    @Audited(act = Act.CHANGED, kind = "sending-domain", subject = "#id", detail = "'sends although it is not ready'")
    public SendingDomain allow(SendingDomainId id, String by) {
        if (!repository.allow(id, by, now())) {
            throw notFound(id);
        }
        LOG.info("{} lets surveys be published from the sending domain {} though it may not be ready.", by, id);
        return get(id);
    }

    /** Takes that back. @throws Refusal {@code sending-domain-not-found} */
    @Audited(act = Act.CHANGED, kind = "sending-domain", subject = "#id", detail = "'sends only when it is ready'")
    public SendingDomain disallow(SendingDomainId id) {
        if (!repository.disallow(id)) {
            throw notFound(id);
        }
        return get(id);
    }

    /**
     * Looks at DNS, which takes seconds at most, and lets the new key sign if its record is there. What was found says
     * nothing about keys that others have changed in these seconds.
     *
     * @throws Refusal {@code sending-domain-not-found}
     */
    @Transactional(propagation = Propagation.NEVER)
    public SendingDomain check(SendingDomainId id) {
        var before = get(id);
        var found = checking.check(before);
        transaction.executeWithoutResult(status -> {
            var isSame = locked(id).keysInUse().equals(before.keysInUse());
            if (isSame && found.nextSeen()) {
                repository.switchKeys(id, now().plus(settings.keepOldKey()));
            }
            repository.keepCheck(id, isSame ? found.checks() : found.withoutKey(), now());
        });
        return get(id);
    }

    /** Checks those whose turn it is, and forgets keys whose time is over; one that fails keeps no other waiting. */
    void checkDue() {
        repository.forgetOldKeys(now());
        for (var id : repository.due(now().minus(CHECKED_EVERY), now().minus(CHECKED_EVERY_WHILE_WAITING))) {
            try {
                check(id);
            } catch (Refusal removedMeanwhile) {
                LOG.debug("{}", removedMeanwhile.getMessage());
            } catch (RuntimeException failure) {
                LOG.warn("The sending domain {} is checked again in half an hour", id, failure);
            }
        }
    }

    /** The domain of a mail address, as it is kept here; empty for what is no domain. */
    static Optional<String> normalized(String name) {
        if (AMBIGUOUS.matcher(name).find()) {
            return Optional.empty();
        }
        try {
            var ascii = IDN.toASCII(name.strip()).toLowerCase(Locale.ROOT);
            return ascii.length() <= LONGEST_NAME && NAME.matcher(ascii).matches()
                    ? Optional.of(ascii)
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private SendingDomain locked(SendingDomainId id) {
        if (!repository.lock(id)) {
            throw notFound(id);
        }
        return get(id);
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Refusal notFound(SendingDomainId id) {
        return Refusal.notFound(
                "sending-domain-not-found", "There is no sending domain %s. It may have been removed.".formatted(id));
    }
}
