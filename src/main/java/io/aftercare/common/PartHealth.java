package io.aftercare.common;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * How a part that Aftercare needs is doing, as health and as the meter {@code aftercare.health}. Anybody may ask for
 * health, so a part is looked at every ten seconds at most, and nobody waits longer than two seconds for it.
 */
public abstract class PartHealth implements HealthIndicator, MeterBinder {

    /** People and programs are still served; something that they wait for comes later. */
    public static final Status DEGRADED = new Status("DEGRADED");

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String part;
    private final Status withoutIt;
    private final Remembered<Health> remembered;

    /**
     * @param part one word, the value of the meter's tag
     * @param withoutIt how Aftercare is doing when the part does not answer
     */
    protected PartHealth(String part, Status withoutIt, Clock clock) {
        this.part = part;
        this.withoutIt = withoutIt;
        this.remembered = new Remembered<>(clock, KEPT, PATIENCE);
    }

    /** Looks at the part. What it throws means that the part is away. */
    protected abstract Health check() throws Exception;

    @Override
    public final Health health() {
        return remembered
                .value(this::checked)
                .orElseGet(() -> away("No answer in two seconds.").build());
    }

    @Override
    public final void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "aftercare.health",
                        this,
                        watched -> value(watched.health().getStatus()))
                .description("Whether a part is well: 1 if it is, 0 if it is away or unwell, NaN if not known")
                .tag("part", part)
                .register(registry);
    }

    /** Not well, for a reason that an administrator reads. */
    protected final Health.Builder away(String why) {
        return Health.status(withoutIt).withDetail("problem", why);
    }

    private Health checked() {
        try {
            return check();
        } catch (Exception e) {
            return away(String.valueOf(e.getMessage())).build();
        }
    }

    private static double value(Status status) {
        if (status.equals(Status.UNKNOWN)) {
            return Double.NaN;
        }
        return status.equals(Status.UP) ? 1 : 0;
    }
}
