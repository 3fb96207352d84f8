package io.aftercare.helpdesk;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What help desks may send ({@code aftercare.helpdesk.*}). A message may have {@value #LARGEST_BODY} bytes.
 *
 * @param tolerance how far the time of a signature may be from now, at most an hour. Default 5 min
 * @param keepDeliveries how long what was delivered is kept, at least a day. Default 30 days
 * @param closingCountsFor how long ago a ticket may have been closed for its survey to start when a help desk tells of
 *     it. Default 7 days
 */
@Validated
@ConfigurationProperties("aftercare.helpdesk")
record HelpDeskSettings(
        @DefaultValue("5m") @NotNull @DurationMin(seconds = 10) @DurationMax(hours = 1)
        Duration tolerance,

        @DefaultValue("30d") @NotNull @DurationMin(days = 1) @DurationMax(days = 3650)
        Duration keepDeliveries,

        @DefaultValue("7d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 3650)
        Duration closingCountsFor) {

    static final int LARGEST_BODY = 256 * 1024;
}
