package io.aftercare.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The keys of the last seconds' calls: a busy caller's key is not read for every call. Only known keys stay. */
class RecentKeys {

    /** How long a revoked key may go on working on another copy. */
    static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST = 1_000;

    private final Map<KeyHash, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    RecentKeys(Clock clock) {
        this.clock = clock;
    }

    Optional<ApiKey> find(KeyHash hash, Function<KeyHash, Optional<ApiKey>> source) {
        var now = clock.instant();
        var recent = entries.get(hash);
        if (recent != null && recent.isFresh(now)) {
            return Optional.of(recent.key());
        }
        var found = source.apply(hash);
        found.ifPresentOrElse(key -> keep(hash, new Entry(key, now)), () -> entries.remove(hash));
        return found;
    }

    void forgetAll() {
        entries.clear();
    }

    int size() {
        return entries.size();
    }

    private void keep(KeyHash hash, Entry entry) {
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(hash, entry);
    }

    private record Entry(ApiKey key, Instant read) {

        /** Not before it was read either: a clock that was set back must not prolong a revoked key. */
        boolean isFresh(Instant now) {
            return !now.isBefore(read) && now.isBefore(read.plus(KEPT));
        }
    }
}
