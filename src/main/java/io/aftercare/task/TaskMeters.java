package io.aftercare.task;

import io.aftercare.common.Remembered;
import io.aftercare.task.TaskSource.OpenTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Measures the tasks that are open as the engine tells them; NaN where it has told nothing, or does not answer. */
@Component
class TaskMeters implements MeterBinder {

    private static final int MOST = 10_000;

    private static final OpenTasks UNKNOWN = new OpenTasks(Double.NaN, Double.NaN);

    private final TaskSource source;
    private final Remembered<OpenTasks> open;

    TaskMeters(TaskSource source, Clock clock) {
        this.source = source;
        this.open = new Remembered<>(clock, Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("aftercare.tasks.open", this, meters -> meters.now().tasks())
                .description("Tasks of people that are not done, counted up to " + MOST)
                .register(registry);
        Gauge.builder("aftercare.tasks.overdue", this, meters -> meters.now().overdue())
                .description("Those of them that should have been done by now, counted up to " + MOST)
                .register(registry);
    }

    private OpenTasks now() {
        return open.value(() -> source.areKnown() ? source.open(MOST) : UNKNOWN).orElse(UNKNOWN);
    }
}
