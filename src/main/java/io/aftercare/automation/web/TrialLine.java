package io.aftercare.automation.web;

import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.ActionWords;
import io.aftercare.automation.worker.TrialStep;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A step of a trial, as the tab shows it.
 *
 * @param why null where there is nothing to explain
 * @param subject of a mail, or null
 * @param text null for none
 * @param stopped whether nothing is done from here on
 */
public record TrialLine(
        String icon,
        String title,
        @Nullable String why,
        @Nullable String subject,
        @Nullable String text,
        boolean stopped) {

    static TrialLine of(TrialStep step) {
        var icon = Arrays.stream(ActionType.values())
                .filter(type -> type.key().equals(step.type()))
                .map(ActionType::icon)
                .collect(Collectors.joining());
        return switch (step.outcome()) {
            case TrialStep.Mail mail ->
                new TrialLine(
                        icon,
                        "Mail to " + String.join(", ", mail.to()),
                        "From %s.".formatted(mail.from()),
                        mail.subject(),
                        mail.text(),
                        false);
            case TrialStep.NotMail mail ->
                line(
                        icon,
                        "%s would not be mailed: %s".formatted(mail.to(), mail.why()),
                        "The follow-up goes on.",
                        null);
            case TrialStep.CreateTask task ->
                line(
                        icon,
                        "Task for %s: %s".formatted(String.join(", ", task.people()), task.title()),
                        task.dueIn() == null
                                ? "It goes on when the task is done."
                                : "Due %s later. It goes on when the task is done."
                                        .formatted(ActionWords.span(task.dueIn())),
                        task.instructions());
            case TrialStep.OpenTicket ticket ->
                line(
                        icon,
                        "A ticket of %s in %s: %s"
                                .formatted(ticket.contactEmail(), ticket.pipeline(), ticket.subject()),
                        ticket.ownerEmail() == null ? "It has no owner." : "Owner: %s.".formatted(ticket.ownerEmail()),
                        null);
            case TrialStep.SetProperty set ->
                line(
                        icon,
                        set.value() == null ? "Clear " + set.property() : "Set " + set.property(),
                        null,
                        set.value());
            case TrialStep.CallWebhook call ->
                line(
                        icon,
                        "Call the webhook " + call.webhook(),
                        "It is told the answer, the contact and the ticket.",
                        call.note());
            case TrialStep.Wait wait -> line(icon, ActionWords.span(wait.duration()) + " later", null, null);
            case TrialStep.Decide decided ->
                line(icon, decided.question() + (decided.yes() ? " Yes" : " No"), decided.why(), null);
            case TrialStep.Stop stop ->
                new TrialLine(
                        "alert-triangle", "Here it would stop, until somebody mends it", stop.why(), null, null, true);
        };
    }

    private static TrialLine line(String icon, String title, @Nullable String why, @Nullable String text) {
        return new TrialLine(icon, title, why, null, text == null || text.isBlank() ? null : text, false);
    }
}
