package io.aftercare.run;

import io.aftercare.survey.RunId;
import java.util.Optional;

/** Where the mails of a run come back to when they cannot be delivered; who reads what comes back provides it. */
public interface ReturnPath {

    /**
     * An address of this run alone (VERP), or nothing when mails come back to whom they are from.
     *
     * @param recipient the address that the mail goes to
     */
    Optional<String> of(RunId run, String recipient);
}
