package io.aftercare.run.web;

import io.aftercare.common.page.Panel;
import io.aftercare.crm.Contact;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether a contact gets survey mails, for the contact's page. */
@Component
@Order(20)
class SuppressionPanel implements Panel<Contact> {

    private final Suppressions suppressions;

    SuppressionPanel(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** @param reason why the contact gets none, as the end of a sentence; null if it gets them */
    public record Content(@Nullable String reason, @Nullable Instant since) {

        static Content of(Suppression suppression) {
            var reason = switch (suppression.reason()) {
                case UNSUBSCRIBED -> "the contact has unsubscribed";
                case BOUNCED -> "a mail to this address came back";
                case COMPLAINED -> "the contact marked a mail as spam";
                case ERASED -> "all data of this address was erased on request before";
            };
            return new Content(reason, suppression.since());
        }
    }

    @Override
    public String title() {
        return "Survey mails";
    }

    @Override
    public String authority() {
        return "contacts:read";
    }

    @Override
    public String template() {
        return "run/suppression-panel";
    }

    @Override
    public Content content(Contact contact) {
        return suppressions.find(contact.email()).map(Content::of).orElseGet(() -> new Content(null, null));
    }
}
