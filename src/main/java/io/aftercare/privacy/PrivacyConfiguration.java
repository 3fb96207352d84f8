package io.aftercare.privacy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
class PrivacyConfiguration {

    /** On one copy of the cluster, and on another should that one die. */
    @Bean
    RecurringTask<Void> eraseContacts(ErasureWork work, PrivacySettings settings) {
        return Tasks.recurring("erase-contacts", FixedDelay.of(settings.check()))
                .execute((task, context) -> work.work());
    }

    /** At night in UTC. */
    @Bean
    RecurringTask<Void> applyRetention(RetentionWork work) {
        return Tasks.recurring("apply-retention", new Daily(ZoneOffset.UTC, LocalTime.of(2, 30)))
                .execute((task, context) -> work.work());
    }
}
