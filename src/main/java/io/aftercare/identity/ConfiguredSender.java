package io.aftercare.identity;

/** A name and a mail address that mails can come from, which belong to no user, such as those of a shared mailbox. */
public record ConfiguredSender(SenderId id, String name, String address) {}
