package io.aftercare.sendingdomain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SendingDomainConfiguration {

    @Bean
    KeyPairs keyPairs() {
        return KeyPairs.rsa(2_048);
    }

    /** Each domain daily; one whose new key waits for its record every hour. */
    @Bean
    RecurringTask<Void> checkSendingDomains(SendingDomains domains) {
        return Tasks.recurring("check-sending-domains", FixedDelay.of(Duration.ofMinutes(30)))
                .execute((task, context) -> domains.checkDue());
    }
}
