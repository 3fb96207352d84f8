package io.aftercare.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Knows what the addresses of users and senders are needed for; another module has it. */
public interface AddressUse {

    /**
     * The names of the surveys whose mails come from an address, as they are drafted or live.
     *
     * @param addresses in any case
     * @return by the address in lower case; without those that no survey uses
     */
    Map<String, List<String>> sending(Collection<String> addresses);

    /** The names of the surveys that tell the user with this address of answers, as they are drafted or live. */
    List<String> notifying(String address);
}
