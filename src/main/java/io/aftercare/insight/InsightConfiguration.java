package io.aftercare.insight;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InsightConfiguration {

    /** Every minute, on one copy of the cluster. */
    @Bean
    RecurringTask<Void> sumUpDays(DaySums sums) {
        return Tasks.recurring("sum-up-days", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> sums.sumUpDue());
    }
}
