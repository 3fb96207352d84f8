package io.aftercare;

import io.aftercare.local.Backends;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of application and broker alike, which tests move forward instead of waiting. */
public final class TestTime extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Duration> owedToBroker = new AtomicReference<>(Duration.ZERO);

    /** Lets time pass: what falls due in it is due now. */
    public void advance(Duration duration) {
        ahead.updateAndGet(offset -> offset.plus(duration));
        Backends.ephemeral().broker().advanceClock(duration.plus(owedToBroker.getAndSet(Duration.ZERO)));
    }

    /** Lets time pass while the broker is away, which catches up at the next {@link #advance}: do that once it is back. */
    public void advanceApplication(Duration duration) {
        ahead.updateAndGet(offset -> offset.plus(duration));
        owedToBroker.updateAndGet(owed -> owed.plus(duration));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Nothing here depends on a zone");
    }
}
