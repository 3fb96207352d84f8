package io.aftercare.site;

import java.time.Instant;

/**
 * A web site of the user's own.
 *
 * @param origin scheme, host and port as browsers send them, such as {@code https://www.example.com}; never changes
 * @param linked whether the thank-you pages of mailed surveys lead there, so that who answers is known there
 */
public record Site(SiteId id, String name, String origin, boolean linked, Instant createdAt, String createdBy) {}
