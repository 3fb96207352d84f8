package io.aftercare.identity;

import java.util.EnumSet;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityConfiguration {

    /** Gives a new installation its first key, before it reports ready. */
    @Bean
    ApplicationRunner bootstrapKey(IdentitySettings settings, ApiKeys keys) {
        return arguments -> {
            var key = settings.bootstrapKey();
            if (key != null) {
                keys.register("bootstrap", key, EnumSet.allOf(Scope.class));
            }
        };
    }
}
