package io.aftercare.response;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The public pages ({@code aftercare.response.*}).
 *
 * @param publicUrl where respondents, and colleagues from their mails, reach this server, such as
 *     {@code https://feedback.example.com}; no slash at the end
 */
@Validated
@ConfigurationProperties("aftercare.response")
record ResponseSettings(@NotNull URI publicUrl) {}
