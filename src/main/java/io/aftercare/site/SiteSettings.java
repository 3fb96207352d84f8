package io.aftercare.site;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * For how long visitors of sites are known ({@code aftercare.site.*}).
 *
 * @param identityLife how old an identity may be that a site signed. Default 1 h
 * @param visitorLife for how long who came by a link is known on the site. Default 180 days
 */
@Validated
@ConfigurationProperties("aftercare.site")
record SiteSettings(
        @DefaultValue("1h") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 1)
        Duration identityLife,

        @DefaultValue("180d") @NotNull @DurationMin(days = 1) @DurationMax(days = 400)
        Duration visitorLife) {}
