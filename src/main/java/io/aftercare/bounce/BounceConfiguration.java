package io.aftercare.bounce;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${aftercare.bounce.imap.host:}'.isEmpty()")
class BounceConfiguration {

    /** The rest waits for the next time. */
    private static final int AT_A_TIME = 500;

    @Bean
    BounceMailbox bounceMailbox(Bounces bounces, BounceSettings settings) {
        return new BounceMailbox(bounces, settings, AT_A_TIME);
    }

    /** On one copy of the cluster. */
    @Bean
    RecurringTask<Void> readReturnedMails(BounceMailbox mailbox, BounceSettings settings) {
        return Tasks.recurring(
                        "read-returned-mails", FixedDelay.of(settings.imap().interval()))
                .execute((task, context) -> mailbox.read());
    }
}
