package io.aftercare.run.web;

import io.aftercare.common.SingleLine;
import io.aftercare.crm.ContactId;
import io.aftercare.run.Viewing;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** As whom to show a draft; see {@link Viewing}. */
record PreviewQuery(
        @Nullable @Size(max = 35) @SingleLine String language,
        @Nullable UUID contact,
        @Nullable @Size(max = 100) @SingleLine String ticket) {

    Viewing viewing() {
        return new Viewing(language, contact == null ? null : new ContactId(contact), ticket);
    }
}
