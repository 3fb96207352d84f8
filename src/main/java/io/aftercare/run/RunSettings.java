package io.aftercare.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Survey runs ({@code aftercare.run.*}).
 *
 * @param sendingLease how long a worker that began to send a mail is left alone before another takes over; more than a
 *     mail server may take for one mail (with the standard time-outs of {@code aftercare.mail.*} 145 s), less than the
 *     time-out of jobs
 */
@Validated
@ConfigurationProperties("aftercare.run")
record RunSettings(@DefaultValue("3m") Duration sendingLease) {}
