package io.aftercare.helpdesk;

/**
 * A help desk with its secret as it was just made or given.
 *
 * @param secret this is the only time it is seen
 */
public record HelpDeskSecret(HelpDesk helpDesk, String secret) {

    /** Leaves the secret out of logs. */
    @Override
    public String toString() {
        return helpDesk.toString();
    }
}
