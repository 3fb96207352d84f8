package io.aftercare.identity.web;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many calls a minute are taken ({@code aftercare.limits.*}), on each copy of Aftercare; 0 for any number.
 *
 * @param perKey of the API with one key. Default 6,000
 * @param perAddress of the public pages from one address, and as many of what web sites ask. Default 600
 * @param inboundPerAddress of the addresses that help desks send to, from one address. Default 3,000
 */
@Validated
@ConfigurationProperties("aftercare.limits")
record CallLimits(
        @DefaultValue("6000") @Min(0) int perKey,
        @DefaultValue("600") @Min(0) int perAddress,
        @DefaultValue("3000") @Min(0) int inboundPerAddress) {}
