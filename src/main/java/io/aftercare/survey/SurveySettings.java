package io.aftercare.survey;

import io.aftercare.survey.SurveyDefinition.From;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Standards of surveys ({@code aftercare.survey.*}).
 *
 * @param sender whom the mails of a survey come from that names no sender
 */
@Validated
@ConfigurationProperties("aftercare.survey")
record SurveySettings(@Valid @Nullable From sender) {}
