package io.aftercare.monitoring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MonitoringConfiguration {

    /** Every minute, on one copy of the cluster; what a crash leaves is counted with the next. */
    @Bean
    RecurringTask<Void> countProcesses(ProcessCounting counting) {
        return Tasks.recurring("count-processes", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> counting.countDue());
    }
}
