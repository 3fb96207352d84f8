package io.aftercare.wave;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WaveConfiguration {

    /** On one copy of the cluster, and often: each survey's day begins when its time zone says so. */
    @Bean
    RecurringTask<Void> startDueWaves(WaveDispatch dispatch, WaveSettings settings) {
        return Tasks.recurring("start-due-waves", FixedDelay.of(settings.check()))
                .execute((task, context) -> dispatch.startDue());
    }
}
