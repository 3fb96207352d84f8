package io.aftercare.helpdesk;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.aftercare.helpdesk.DeliveryWork.Work;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HelpDeskConfiguration {

    @Bean
    OneTimeTask<Work> takeInHelpDeskDelivery(DeliveryWork work) {
        return Tasks.oneTime(DeliveryWork.TAKE_IN)
                .onFailure(work::retryOrGiveUp)
                .execute((task, context) -> work.takeIn(task.getData().delivery()));
    }

    @Bean
    RecurringTask<Void> oldHelpDeskDeliveries(HelpDesks desks) {
        return Tasks.recurring("forget-help-desk-deliveries", FixedDelay.of(Duration.ofHours(6)))
                .execute((task, context) -> desks.forgetOld());
    }
}
