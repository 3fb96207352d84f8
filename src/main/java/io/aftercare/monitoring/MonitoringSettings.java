package io.aftercare.monitoring;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What runs are watched with ({@code aftercare.*}).
 *
 * @param operateUrl where Camunda Operate is; without it, no page leads there
 */
@ConfigurationProperties("aftercare")
record MonitoringSettings(@Nullable URI operateUrl) {

    MonitoringSettings {
        if (operateUrl != null && !String.valueOf(operateUrl.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("aftercare.operate-url must begin with http:// or https://");
        }
    }
}
