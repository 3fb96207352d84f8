package io.aftercare.automation.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the templates {@code mail/follow-up} show.
 *
 * @param paragraphs what the author wrote, filled in
 * @param unsubscribeUrl where the contact unsubscribes, null in a mail to the company's own people
 */
public record FollowUpMail(
        String subject,
        String lang,
        String dir,
        String companyName,
        String color,
        List<String> paragraphs,
        String type,
        @Nullable String unsubscribeUrl) {}
