package io.aftercare.response.web;

import org.jspecify.annotations.Nullable;

/** A page that asks nothing more. */
public record ClosingPage(
        String heading, String body, @Nullable String imageUrl) {}
