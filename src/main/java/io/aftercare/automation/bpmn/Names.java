package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionWords;
import io.aftercare.automation.bpmn.Drawing.Content;

/** Names of elements, as {@code docs/bpmn-style.md} has them: verb and object, a state that is reached, a question. */
final class Names {

    /** Longer ones leave a task's rectangle or make a label a column of text. */
    private static final int LONGEST = 60;

    private Names() {}

    static String of(Content content) {
        return switch (content) {
            case Content.Start start -> "Answer given";
            case Content.End end -> "Followed up";
            case Content.Job job -> shortened(of(job.action()));
            case Content.Check check ->
                shortened("Check " + check.condition().subject().key() + "'s "
                        + check.condition().property());
            // It is what people see in their list of tasks, so it stays whole.
            case Content.Task task -> task.action().title();
            case Content.Timer timer -> ActionWords.span(timer.action().duration()) + " passed";
            case Content.Split split -> question(split);
            case Content.Merge merge -> "";
            case Content.NotMailed event -> "Contact not mailed";
        };
    }

    private static String of(Action.Job job) {
        return switch (job) {
            case Action.MailContact mail -> "Mail contact";
            case Action.MailPeople mail -> "Mail people";
            case Action.OpenTicket ticket -> "Open ticket";
            case Action.SetContactProperty property ->
                (property.value().isEmpty() ? "Clear " : "Set ") + property.property();
            case Action.CallWebhook call -> "Call webhook " + call.webhook();
        };
    }

    private static String question(Content.Split split) {
        var question = ActionWords.question(split.condition());
        return question.length() <= LONGEST ? question : shortened(question) + "?";
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var end = Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return name.substring(0, end).strip() + "...";
    }
}
