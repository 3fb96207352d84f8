package io.aftercare.crm;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of imports ({@code aftercare.crm.import.*}).
 *
 * @param maxSize the largest file
 * @param maxLines the most lines below the header
 * @param batch how many lines are kept in one transaction
 */
@Validated
@ConfigurationProperties("aftercare.crm.import")
record ImportSettings(
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("50000") @Min(1) int maxLines,
        @DefaultValue("500") @Min(1) @Max(1_000) int batch) {}
