package io.aftercare.mending;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MendingConfiguration {

    /** What a crash or an engine that is away leaves is done soon after. */
    @Bean
    OneTimeTask<Void> retryIncidents(IncidentRetries retries) {
        return Tasks.oneTime(IncidentRetries.WORK_OFF)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(5)))
                .execute((task, context) -> retries.workOff(UUID.fromString(task.getId())));
    }
}
