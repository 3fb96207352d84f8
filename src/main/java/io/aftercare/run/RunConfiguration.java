package io.aftercare.run;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.aftercare.survey.SurveyId;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RunConfiguration {

    private static final int WITHDRAWN_AT_A_TIME = 100;

    /** Every five minutes, on one copy of the cluster. */
    @Bean
    RecurringTask<Void> reconcileAnswers(AnswerReconciliation reconciliation) {
        return Tasks.recurring("reconcile-answers", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((task, context) -> reconciliation.reconcile());
    }

    /** Every five minutes, on one copy of the cluster. */
    @Bean
    RecurringTask<Void> reconcileStarts(StartReconciliation reconciliation) {
        return Tasks.recurring("reconcile-starts", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((task, context) -> reconciliation.reconcile());
    }

    /** Batch by batch, each a transaction of its own; what a crash or a failure leaves is withdrawn soon after. */
    @Bean
    OneTimeTask<Void> withdrawRunsOfDeletedSurvey(RunEnding ending) {
        return Tasks.oneTime(DeletedSurveyListener.WITHDRAW_RUNS)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(5)))
                .execute((task, context) -> {
                    var survey = SurveyId.of(task.getId());
                    var withdrawn = WITHDRAWN_AT_A_TIME;
                    while (withdrawn == WITHDRAWN_AT_A_TIME) {
                        withdrawn = ending.cancel(survey, WITHDRAWN_AT_A_TIME);
                    }
                });
    }
}
