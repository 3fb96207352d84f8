package io.aftercare.identity.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the API ({@code aftercare.api.*}).
 *
 * @param maxBody the largest body of a call
 * @param maxImportBody the largest body of a call that imports many things at once
 * @param maxFileBody the largest body that is a file; who takes the file may allow less, and says so better
 */
@ConfigurationProperties("aftercare.api")
record ApiSettings(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("10MB") DataSize maxImportBody,
        @DefaultValue("8MB") DataSize maxFileBody) {}
