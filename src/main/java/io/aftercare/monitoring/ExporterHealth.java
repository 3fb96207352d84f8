package io.aftercare.monitoring;

import io.aftercare.common.PartHealth;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Without the exporter, pages show the engine as it was. */
@Component("exporterHealthIndicator")
class ExporterHealth extends PartHealth {

    private final EngineHistory history;

    ExporterHealth(EngineHistory history, Clock clock) {
        super("exporter", DEGRADED, clock);
        this.history = history;
    }

    /** An engine that never had an exporter lacks nothing that it had promised. */
    @Override
    protected Health check() {
        var reach = history.reach();
        if (!reach.told()) {
            return Health.unknown()
                    .withDetail("problem", "The engine has told nothing. README.md says how brokers get the exporter.")
                    .build();
        }
        var state = reach.current()
                ? Health.up()
                : away("The exporter is silent, so pages show the engine as it was. Look at the broker and its log.");
        Optional.ofNullable(reach.asOf()).ifPresent(heard -> state.withDetail("lastHeard", heard));
        return state.build();
    }
}
