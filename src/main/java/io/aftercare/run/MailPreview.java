package io.aftercare.run;

import io.aftercare.survey.SurveyDefinition.From;
import org.jspecify.annotations.Nullable;

/**
 * A survey's mail as it is looked at: a draft's by its author, a run's by whoever follows it.
 *
 * @param from null while there is no sender
 * @param to whom the mail is written to
 * @param language BCP 47 tag
 * @param exampleTicket whether it speaks of a ticket that does not exist
 */
public record MailPreview(
        @Nullable From from,
        String to,
        String language,
        String dir,
        String subject,
        String html,
        String text,
        boolean exampleTicket) {}
