package io.aftercare.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Survey runs ({@code aftercare.run.*}).
 *
 * @param sendingLease how long a mail that a worker began to send is left alone before another takes over; more than a
 *     mail server may take for one mail (160 s: the begin, read, write and answer time-outs of {@code aftercare.mail.*}),
 *     less than the time-out of jobs
 */
@Validated
@ConfigurationProperties("aftercare.run")
record RunSettings(@DefaultValue("3m") Duration sendingLease) {}
