package io.aftercare.response;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ResponseConfiguration {

    @Bean
    RecurringTask<Void> oldTestLinks(TestLinks links) {
        return Tasks.recurring("delete-test-links", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) -> links.deleteOld());
    }
}
