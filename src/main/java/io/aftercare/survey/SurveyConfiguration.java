package io.aftercare.survey;

import io.aftercare.identity.StandardSender;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SurveyConfiguration {

    /** For the page that lists senders. */
    @Bean
    @ConditionalOnProperty("aftercare.survey.sender.address")
    StandardSender standardSender(SurveySettings settings) {
        var sender = Objects.requireNonNull(settings.sender());
        return new StandardSender(sender.name(), sender.address());
    }
}
