package io.aftercare.mail.smtp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Measures mails of all kinds: how many the server took or not, and how long it was until that was known. */
final class MailMeters {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20)
    };

    private final MeterRegistry registry;
    private final Timer accepted;
    private final Timer refused;
    private final Timer failed;

    MailMeters(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = timer("accepted");
        this.refused = timer("refused");
        this.failed = timer("failed");
    }

    Timer.Sample begin() {
        return Timer.start(registry);
    }

    void accepted(Timer.Sample begun) {
        begun.stop(accepted);
    }

    /** The recipient was refused for good. */
    void refused(Timer.Sample begun) {
        begun.stop(refused);
    }

    /** The mail is tried again. */
    void failed(Timer.Sample begun) {
        begun.stop(failed);
    }

    private Timer timer(String outcome) {
        return Timer.builder("aftercare.mail.sending")
                .description("Time until a mail server took a mail, refused it for good, or failed to take it")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
