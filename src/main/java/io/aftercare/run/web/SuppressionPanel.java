package io.aftercare.run.web;

import io.aftercare.common.page.Panel;
import io.aftercare.crm.Contact;
import io.aftercare.mail.LiftedSuppression;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
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

    /**
     * @param contact the contact's page
     * @param suppression null if the contact gets survey mails
     * @param lifted the suppression before, which somebody ended, or null
     */
    public record Content(
            String contact,
            @Nullable Suppression suppression,
            @Nullable LiftedSuppression lifted) {

        /** Why the contact gets none, as the end of a sentence. */
        public String reason() {
            return suppression == null ? "" : reason(suppression);
        }

        public String before() {
            return lifted == null ? "" : reason(lifted.suppression());
        }

        public String liftPath() {
            return contact + "/lift-suppression";
        }

        /** What somebody should know who lifts it. */
        public String warning() {
            return suppression == null
                    ? ""
                    : switch (suppression.reason()) {
                        case UNSUBSCRIBED, COMPLAINED ->
                            "The contact gets surveys again. Do so only if they asked for it: not to was their own wish.";
                        case BOUNCED ->
                            "The contact gets surveys again. Do so only if the address works now: mails that come back "
                                    + "harm the standing of your domain.";
                        case ERASED ->
                            "The contact gets surveys again. Do so only if they asked for it since: their data was erased "
                                    + "at their own wish.";
                    };
        }

        private static String reason(Suppression suppression) {
            return switch (suppression.reason()) {
                case UNSUBSCRIBED -> "the contact has unsubscribed";
                case BOUNCED -> "a mail to this address came back";
                case COMPLAINED -> "the contact marked a mail as spam";
                case ERASED -> "all data of this address was erased on request before";
            };
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
        var standing = suppressions.standing(contact.email());
        return new Content("/contacts/" + contact.id(), standing.suppression(), standing.lifted());
    }
}
