package io.aftercare.bounce;

import io.aftercare.survey.RunId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver reports of a mail.
 *
 * @param status why it was not delivered, as far as that is known
 * @param recipients whom it was for, in lower case
 * @param returnPaths texts in which the address may stand that it was returned to
 * @param run the run of its Message-ID
 * @param fingerprint the same for a report that comes twice, on whatever way
 */
record Report(
        Kind kind,
        @Nullable BounceStatus status,
        Set<String> recipients,
        List<String> returnPaths,
        Optional<RunId> run,
        byte[] fingerprint) {

    enum Kind {
        HARD,
        SOFT,
        COMPLAINT
    }
}
