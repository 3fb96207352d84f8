package io.aftercare.automation.action;

import io.aftercare.automation.action.Condition.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Actions, conditions and durations in words for people. */
public final class ActionWords {

    private ActionWords() {}

    /** An action in one line, such as "Mail the contact: How can we help?". */
    public static String summary(Action action) {
        return switch (action) {
            case Action.MailContact mail -> titled("Mail the contact", mail.subject());
            case Action.MailPeople mail ->
                titled("Mail " + people(Stream.concat(mail.users().stream(), mail.teams().stream())), mail.subject());
            case Action.CreateTask task -> titled("Task for " + people(assignees(task)), task.title());
            case Action.OpenTicket ticket ->
                titled(
                        ticket.pipeline().isBlank() ? "Open a ticket" : "Open a ticket in " + ticket.pipeline(),
                        ticket.subject());
            case Action.SetContactProperty property ->
                property.property().isBlank()
                        ? "Set a contact property"
                        : property.value().isBlank()
                                ? "Clear " + property.property()
                                : "Set " + property.property() + " to " + property.value();
            case Action.CallWebhook call ->
                call.webhook().isBlank() ? "Call a webhook" : "Call the webhook " + call.webhook();
            case Action.Wait wait -> "Wait " + span(wait.duration());
            case Action.Branch branch -> "If " + statement(branch.condition());
        };
    }

    private static String titled(String what, String title) {
        return title.isBlank() ? what : what + ": " + title;
    }

    /** A condition as a statement, such as "the score is at most 3". */
    public static String statement(Condition condition) {
        return switch (condition) {
            case Condition.ScoreIs score ->
                "the score is %s %d".formatted(score.operator().words(), score.score());
            case Condition.BandIs band -> "the band is " + band.band().key();
            case Condition.Comment comment -> comment.given() ? "a comment was given" : "no comment was given";
            case Condition.Property property ->
                (property.subject() == Subject.CONTACT ? "the contact's " : "the ticket's ") + compared(property);
        };
    }

    /** A condition as a question, such as "Score at most 3?". */
    public static String question(Condition condition) {
        return switch (condition) {
            case Condition.ScoreIs score ->
                "Score %s %d?".formatted(score.operator().words(), score.score());
            case Condition.BandIs band -> "Band is %s?".formatted(band.band().key());
            case Condition.Comment comment -> comment.given() ? "Comment given?" : "No comment given?";
            case Condition.Property property ->
                (property.subject() == Subject.CONTACT ? "Contact's " : "Ticket's ") + compared(property) + "?";
        };
    }

    private static String compared(Condition.Property property) {
        var words = property.property() + " " + property.operator().words();
        return property.value() == null ? words : words + " " + property.value();
    }

    /** A duration, such as "2 days" or "1 hour 30 minutes". */
    public static String span(Duration duration) {
        var parts = new ArrayList<String>();
        part(duration.toDaysPart(), "day", parts);
        part(duration.toHoursPart(), "hour", parts);
        part(duration.toMinutesPart(), "minute", parts);
        part(duration.toSecondsPart(), "second", parts);
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    private static void part(long count, String unit, List<String> parts) {
        if (count != 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }

    private static Stream<String> assignees(Action.CreateTask task) {
        return task.user() == null ? task.teams().stream() : Stream.of(task.user());
    }

    private static String people(Stream<String> names) {
        var all = names.toList();
        return switch (all.size()) {
            case 0 -> "nobody yet";
            case 1 -> all.getFirst();
            case 2 -> all.getFirst() + " and " + all.getLast();
            default -> "%s and %d others".formatted(all.getFirst(), all.size() - 1);
        };
    }
}
