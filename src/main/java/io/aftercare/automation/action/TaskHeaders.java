package io.aftercare.automation.action;

import io.aftercare.automation.action.Condition.Operator;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.engine.FollowUpJobType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings as task headers, and back. Headers are fixed texts: the engine evaluates nothing in them. One that is empty
 * is left out, as the engine does itself.
 */
public final class TaskHeaders {

    private TaskHeaders() {}

    /** The job type of the worker that does it. */
    public static String jobType(Action.Job job) {
        return ActionType.of(job).key();
    }

    public static Map<String, String> of(Action.Job job) {
        var headers = new LinkedHashMap<String, @Nullable String>();
        switch (job) {
            case Action.MailContact mail -> {
                headers.put(TaskHeader.SUBJECT, mail.subject());
                headers.put(TaskHeader.BODY, mail.body());
            }
            case Action.MailPeople mail -> {
                headers.put(TaskHeader.USERS, String.join("\n", mail.users()));
                headers.put(TaskHeader.TEAMS, String.join("\n", mail.teams()));
                headers.put(TaskHeader.SUBJECT, mail.subject());
                headers.put(TaskHeader.BODY, mail.body());
            }
            case Action.OpenTicket ticket -> {
                headers.put(TaskHeader.PIPELINE, ticket.pipeline());
                headers.put(TaskHeader.SUBJECT, ticket.subject());
                headers.put(TaskHeader.OWNER, ticket.owner());
            }
            case Action.SetContactProperty property -> {
                headers.put(TaskHeader.PROPERTY, property.property());
                headers.put(TaskHeader.VALUE, property.value());
            }
            case Action.CallWebhook call -> {
                headers.put(TaskHeader.WEBHOOK, call.webhook());
                headers.put(TaskHeader.NOTE, call.note());
            }
        }
        return filled(headers);
    }

    /** Of the task {@code check-property}. */
    public static Map<String, String> of(Condition.Property condition, String result) {
        var headers = new LinkedHashMap<String, @Nullable String>();
        headers.put(TaskHeader.SUBJECT, condition.subject().key());
        headers.put(TaskHeader.PROPERTY, condition.property());
        headers.put(TaskHeader.OPERATOR, condition.operator().key());
        headers.put(TaskHeader.VALUE, condition.value());
        headers.put(TaskHeader.RESULT, result);
        return filled(headers);
    }

    /**
     * The action that a task does.
     *
     * @param id of the action to be; any text where it does not matter
     * @return empty when no action has this job type
     */
    public static Optional<Action.Job> read(String jobType, String id, Map<String, String> headers) {
        return switch (jobType) {
            case FollowUpJobType.MAIL_CONTACT ->
                Optional.of(
                        new Action.MailContact(id, text(headers, TaskHeader.SUBJECT), text(headers, TaskHeader.BODY)));
            case FollowUpJobType.MAIL_PEOPLE ->
                Optional.of(new Action.MailPeople(
                        id,
                        lines(headers, TaskHeader.USERS),
                        lines(headers, TaskHeader.TEAMS),
                        text(headers, TaskHeader.SUBJECT),
                        text(headers, TaskHeader.BODY)));
            case FollowUpJobType.OPEN_TICKET ->
                Optional.of(new Action.OpenTicket(
                        id,
                        text(headers, TaskHeader.PIPELINE),
                        text(headers, TaskHeader.SUBJECT),
                        headers.get(TaskHeader.OWNER)));
            case FollowUpJobType.SET_CONTACT_PROPERTY ->
                Optional.of(new Action.SetContactProperty(
                        id, text(headers, TaskHeader.PROPERTY), text(headers, TaskHeader.VALUE)));
            case FollowUpJobType.CALL_WEBHOOK ->
                Optional.of(
                        new Action.CallWebhook(id, text(headers, TaskHeader.WEBHOOK), text(headers, TaskHeader.NOTE)));
            default -> Optional.empty();
        };
    }

    /** What a task {@code check-property} compares; empty when its headers make no condition. */
    public static Optional<Condition.Property> property(Map<String, String> headers) {
        return Subject.ofKey(text(headers, TaskHeader.SUBJECT))
                .flatMap(subject -> Operator.ofKey(text(headers, TaskHeader.OPERATOR))
                        .map(operator -> new Condition.Property(
                                subject, text(headers, TaskHeader.PROPERTY), operator, headers.get(TaskHeader.VALUE))));
    }

    private static String text(Map<String, String> headers, String name) {
        return headers.getOrDefault(name, "");
    }

    private static List<String> lines(Map<String, String> headers, String name) {
        return text(headers, name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Map<String, String> filled(Map<String, @Nullable String> headers) {
        var filled = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                filled.put(name, value);
            }
        });
        return filled;
    }
}
