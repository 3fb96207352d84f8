package io.aftercare.run;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RunConfiguration {

    /** Every five minutes, on one copy of the cluster. */
    @Bean
    RecurringTask<Void> reconcileAnswers(AnswerReconciliation reconciliation) {
        return Tasks.recurring("reconcile-answers", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((task, context) -> reconciliation.reconcile());
    }
}
