package io.aftercare.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityConfiguration {

    private static final String PBKDF2 = "pbkdf2@SpringSecurity_v5_8";

    /** Gives a new installation its first key and its first user, before it reports ready. */
    @Bean
    ApplicationRunner firstOnes(IdentitySettings settings, ApiKeys keys, Users users, Passwords passwords) {
        return arguments -> {
            var key = settings.bootstrapKey();
            if (key != null) {
                keys.register("bootstrap", key, EnumSet.allOf(Scope.class));
            }
            var admin = settings.firstAdmin();
            if (admin != null && users.byEmail(admin.email()).isEmpty()) {
                var user = users.put(admin.email(), admin.email(), Role.ADMIN);
                passwords.set(user.id(), admin.password());
            }
        };
    }

    /** Names the algorithm in each hash, so that a better one can take its place. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                PBKDF2, Map.of(PBKDF2, Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    @Bean
    RecurringTask<Void> oldSignInTries(SignInThrottle throttle) {
        return Tasks.recurring("forget-sign-in-tries", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> throttle.forgetExpired());
    }

    @Bean
    RecurringTask<Void> oldIdempotentCalls(IdempotentCalls calls) {
        return Tasks.recurring("forget-idempotent-calls", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> calls.forgetExpired());
    }
}
