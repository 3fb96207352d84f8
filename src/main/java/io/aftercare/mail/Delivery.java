package io.aftercare.mail;

/** What the mail server said for good. */
public sealed interface Delivery {

    /** The mail server has taken the mail over. */
    record Accepted() implements Delivery {}

    /**
     * The mail server will never deliver to this recipient: trying again is useless.
     *
     * @param reason the server's words, without the recipient's address
     */
    record Refused(String reason) implements Delivery {}
}
