package io.aftercare.automation;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Follow-ups ({@code aftercare.automation.*}).
 *
 * @param sendingLease how long a worker that began to send a mail is left alone before another takes over; more than a
 *     mail server may take for one mail, less than the time-out of jobs. Default 3 min
 * @param jobTypes the job types of your own workers, which an uploaded process may use besides Aftercare's
 */
@Validated
@ConfigurationProperties("aftercare.automation")
public record AutomationSettings(
        @DefaultValue("3m") Duration sendingLease,
        @DefaultValue Set<String> jobTypes) {}
