package io.aftercare.bounce;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Mails that come back ({@code aftercare.bounce.*}).
 *
 * @param address where survey mails come back to, such as {@code bounce@bounces.example.com}: each leaves with an
 *     envelope sender of its own, {@code bounce+<token>@bounces.example.com}, so the mailbox must take those, too.
 *     Without it they come back to their From address, and the Message-ID tells the run
 * @param softLimit how many mails to a contact may fail for a reason that may pass before the address is given up
 * @param softPeriod within which time. Default 30 days
 * @param maxSize larger reports are not read. Default 1 MB
 * @param imap the mailbox that reports are read from
 */
@Validated
@ConfigurationProperties("aftercare.bounce")
record BounceSettings(
        @Pattern(regexp = "^$|[A-Za-z0-9._-]{1,14}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+") @Nullable
        String address,

        @DefaultValue("3") @Min(1) @Max(100) int softLimit,

        @DefaultValue("30d") @NotNull @DurationMin(hours = 1)
        Duration softPeriod,

        @DefaultValue("1MB") @NotNull DataSize maxSize,
        @DefaultValue @Valid Imap imap) {

    /**
     * A mailbox that only Aftercare reads.
     *
     * @param host without one no mailbox is read
     * @param tls whether TLS is spoken from the start, as on port 993
     * @param folder where reports arrive
     * @param processed where they are moved to once they are dealt with; made when it is not there
     * @param interval how often it is looked into. Default 1 minute
     * @param timeout the longest wait for the server. Default 20 s
     */
    record Imap(
            @DefaultValue("") String host,
            @DefaultValue("993") @Min(1) @Max(65_535) int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("true") boolean tls,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("Processed") String processed,

            @DefaultValue("1m") @NotNull @DurationMin(seconds = 1)
            Duration interval,

            @DefaultValue("20s") @NotNull @DurationMin(millis = 100)
            Duration timeout) {

        /** Leaves the password out of logs. */
        @Override
        public String toString() {
            return "Imap[%s:%d %s]".formatted(host, port, folder);
        }
    }
}
