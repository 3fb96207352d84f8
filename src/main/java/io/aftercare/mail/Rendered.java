package io.aftercare.mail;

/** A mail's body in both forms (R34). */
public record Rendered(String html, String text) {}
