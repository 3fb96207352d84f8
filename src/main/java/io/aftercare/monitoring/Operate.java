package io.aftercare.monitoring;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way to Camunda's own page of a process instance. */
@Component
public class Operate {

    private final MonitoringSettings settings;

    Operate(MonitoringSettings settings) {
        this.settings = settings;
    }

    /** @return null where no address of Operate is configured */
    public @Nullable String instance(long key) {
        var url = settings.operateUrl();
        return url == null ? null : url.toString().replaceAll("/+$", "") + "/processes/" + key;
    }
}
