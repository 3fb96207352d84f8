package io.aftercare.response.web;

/** @param action where the button posts to */
public record UnsubscribePage(String action) {}
