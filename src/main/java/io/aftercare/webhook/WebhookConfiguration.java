package io.aftercare.webhook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    WebhookClient webhookClient(WebhookSettings settings, @Value("${spring.application.version:dev}") String version) {
        var rules = new AddressRules(settings.allowedNetworks());
        return new WebhookClient(settings, new CheckedResolver(SystemDefaultDnsResolver.INSTANCE, rules), version);
    }

    @Bean
    RecurringTask<Void> oldWebhookDeliveries(Webhooks webhooks) {
        return Tasks.recurring("forget-webhook-deliveries", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) -> webhooks.forgetOld());
    }
}
