package io.aftercare.response.web;

/** A page that asks nothing more. */
public record ClosingPage(String heading, String body) {}
