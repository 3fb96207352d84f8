package io.aftercare.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.stereotype.Component;

/**
 * Deploys the models, as often as it takes, and only then works off the outbox: the engine does not start a process
 * for a message that came before the model did. The application itself is up meanwhile and takes tickets and answers.
 */
@Component
class EngineStart {

    private static final Logger LOG = LoggerFactory.getLogger(EngineStart.class);

    private final Deployment deployment;
    private final Scheduler scheduler;

    EngineStart(Deployment deployment, Scheduler scheduler) {
        this.deployment = deployment;
        this.scheduler = scheduler;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("engine-start").start(this::deployThenPublish);
    }

    private void deployThenPublish() {
        var untilDone = RetryPolicy.builder()
                .maxRetries(Long.MAX_VALUE)
                .delay(Duration.ofSeconds(1))
                .multiplier(1.5)
                .maxDelay(Duration.ofSeconds(10))
                .build();
        var retries = new RetryTemplate(untilDone);
        retries.setRetryListener(new RetryListener() {
            @Override
            public void onRetryFailure(RetryPolicy policy, Retryable<?> retryable, Throwable failure) {
                LOG.warn("The models are not deployed yet and are tried again: {}", failure.getMessage());
            }
        });
        try {
            retries.execute(() -> {
                deployment.deploy();
                return true;
            });
            scheduler.start();
        } catch (RetryException endless) {
            throw new IllegalStateException("Deployment was given up", endless);
        }
    }
}
