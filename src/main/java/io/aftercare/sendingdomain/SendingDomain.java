package io.aftercare.sendingdomain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain that mails come from.
 *
 * @param name in ASCII and lower case
 * @param keys the newest first
 * @param checks what the last check found, none before the first
 * @param checkedAt when that was
 * @param sendAnywayBy the admin who allowed surveys to be published although it is not ready, or null
 * @param createdBy the mail address of a user, or what an API key is called
 */
public record SendingDomain(
        SendingDomainId id,
        String name,
        List<DomainKey> keys,
        List<DomainCheck> checks,
        @Nullable Instant checkedAt,
        @Nullable String sendAnywayBy,
        @Nullable Instant sendAnywayAt,
        Instant createdAt,
        String createdBy) {

    SendingDomain with(List<DomainKey> keys, List<DomainCheck> checks) {
        return new SendingDomain(id, name, keys, checks, checkedAt, sendAnywayBy, sendAnywayAt, createdAt, createdBy);
    }

    /** Whether its mails are signed and receivers find the key: that is what mailbox providers ask for. */
    @JsonProperty
    public boolean ready() {
        return key(DomainKey.State.SIGNING).isPresent()
                && check(DomainCheck.Part.DKIM)
                        .filter(dkim -> dkim.state() == DomainCheck.State.OK)
                        .isPresent();
    }

    /** Whether surveys may be published with a From address of it. */
    @JsonProperty
    public boolean publishable() {
        return ready() || sendAnywayBy != null;
    }

    public Optional<DomainKey> key(DomainKey.State state) {
        return keys.stream().filter(key -> key.state() == state).findFirst();
    }

    /** The key that signs, and the one that is to. */
    List<DomainKey> keysInUse() {
        return keys.stream().filter(key -> key.state() != DomainKey.State.OLD).toList();
    }

    public Optional<DomainCheck> check(DomainCheck.Part part) {
        return checks.stream().filter(check -> check.part() == part).findFirst();
    }
}
