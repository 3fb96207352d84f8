package io.aftercare.identity.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts calls by who makes them, from one full minute to the next. It is forgotten with each minute, and bounded: when
 * very many call, those who come last are counted together.
 */
class CallCounter {

    static final int MOST = 100_000;

    private static final long PERIOD_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final String OTHERS = "others";

    private final Clock clock;
    private final AtomicReference<Minute> current = new AtomicReference<>(new Minute(0, Map.of()));

    CallCounter(Clock clock) {
        this.clock = clock;
    }

    private record Minute(long number, Map<String, AtomicInteger> calls) {}

    /**
     * Counts a call.
     *
     * @return how long to wait when there were more than {@code most} in this minute; empty when there were not
     */
    Optional<Duration> count(String who, int most) {
        var now = clock.instant();
        var calls = minute(now).calls();
        var counted = calls.size() < MOST || calls.containsKey(who) ? who : OTHERS;
        if (calls.computeIfAbsent(counted, any -> new AtomicInteger()).incrementAndGet() <= most) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(PERIOD_MILLIS - Math.floorMod(now.toEpochMilli(), PERIOD_MILLIS)));
    }

    private Minute minute(Instant now) {
        var number = Math.floorDiv(now.toEpochMilli(), PERIOD_MILLIS);
        return current.updateAndGet(
                minute -> minute.number() == number ? minute : new Minute(number, new ConcurrentHashMap<>()));
    }
}
