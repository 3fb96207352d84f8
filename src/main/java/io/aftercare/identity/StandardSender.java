package io.aftercare.identity;

/** Whom mails come from when nobody chose a sender. A bean of the module whose setting it is; none when it is not set. */
public record StandardSender(String name, String address) {}
