package io.aftercare.image;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The image library ({@code aftercare.image.*}).
 *
 * @param maxUpload the largest file that is taken
 * @param maxPicture the largest picture that is made of one and served
 * @param prepareAtOnce how many files are worked on at a time; each may take 400 MB of memory for a moment
 */
@Validated
@ConfigurationProperties("aftercare.image")
record ImageSettings(
        @DefaultValue("5MB") DataSize maxUpload,
        @DefaultValue("2MB") DataSize maxPicture,
        @DefaultValue("2") @Min(1) @Max(64) int prepareAtOnce) {}
