package io.aftercare.sendingdomain;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sending domains ({@code aftercare.sending-domain.*}).
 *
 * @param nameServers who is asked, such as {@code 192.0.2.53} or {@code 127.0.0.1:5353}; else those of the machine
 * @param timeout the first wait for an answer; it is asked once more and waited for twice as long. Default 1.5 s
 * @param spfInclude what the mail server's owner says to include in SPF, such as {@code _spf.mail.example}
 * @param keepOldKey how long the record of a key that signs no longer must stay. Default 7 days
 */
@Validated
@ConfigurationProperties("aftercare.sending-domain")
record SendingDomainSettings(
        @DefaultValue List<@Pattern(regexp = "[A-Za-z0-9.:\\[\\]-]{1,255}") String> nameServers,

        @DefaultValue("1500ms") @NotNull @DurationMin(millis = 100)
        Duration timeout,

        @DefaultValue("") @Pattern(regexp = "[A-Za-z0-9._-]{0,253}")
        String spfInclude,

        @DefaultValue("7d") @NotNull @DurationMin(days = 1) Duration keepOldKey) {}
