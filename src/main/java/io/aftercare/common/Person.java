package io.aftercare.common;

import java.util.List;
import java.util.UUID;

/**
 * Whose data is looked for.
 *
 * @param contactId of the contact, who may be gone already
 * @param address the contact's mail address, in lower case
 * @param runs the ids of the contact's survey runs
 */
public record Person(UUID contactId, String address, List<UUID> runs) {

    public UUID[] runIds() {
        return runs.toArray(UUID[]::new);
    }
}
