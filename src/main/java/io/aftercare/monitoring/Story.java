package io.aftercare.monitoring;

import io.aftercare.automation.PerformedAction;
import io.aftercare.engine.FollowUpJobType;
import io.aftercare.monitoring.Happening.Kind;
import io.aftercare.run.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened to a run, in order: the word of the record, of the engine, and of what followed up. */
final class Story {

    private static final Map<String, String> DONE = Map.of(
            FollowUpJobType.MAIL_CONTACT, "Mailed the contact",
            FollowUpJobType.MAIL_PEOPLE, "Mailed people of ours",
            FollowUpJobType.OPEN_TICKET, "Opened a ticket",
            FollowUpJobType.SET_CONTACT_PROPERTY, "Set a property of the contact",
            FollowUpJobType.CALL_WEBHOOK, "Called a webhook",
            FollowUpJobType.CHECK_PROPERTY, "Looked at a property",
            FollowUpJobType.REOPEN_TICKET, "Opened the ticket again",
            FollowUpJobType.START_SURVEY, "Asked by another survey");

    private Story() {}

    /** @param now what the record says of later is not told: it has not happened */
    static List<Happening> of(
            List<Timeline.Entry> record, List<InstanceHistory> engine, List<PerformedAction> actions, Instant now) {
        var all = new ArrayList<Happening>();
        record.stream()
                .filter(entry -> !entry.at().isAfter(now))
                .forEach(entry -> all.add(new Happening(entry.at(), kind(entry), entry.text(), null)));
        engine.forEach(history -> all.addAll(of(history)));
        actions.forEach(action -> all.add(of(action, engine)));
        all.sort(Comparator.comparing(Happening::at));
        return List.copyOf(all);
    }

    private static Kind kind(Timeline.Entry entry) {
        return switch (entry.event()) {
            case "skipped", "expired", "withdrawn" -> Kind.LEFT;
            case "undeliverable" -> Kind.LOST;
            default -> Kind.RECORD;
        };
    }

    private static List<Happening> of(InstanceHistory history) {
        var failures = history.failures().stream().map(failure -> of(failure, history.name(failure.elementId())));
        var incidents =
                history.incidents().stream().flatMap(incident -> of(incident, history.name(incident.elementId())));
        var tasks = history.tasks().stream().flatMap(task -> of(task, history.name(task.elementId())));
        return Stream.of(failures, incidents, tasks).flatMap(each -> each).toList();
    }

    private static Happening of(FailedTry failure, String name) {
        var next = failure.retriesLeft() == 0
                ? "It is not tried again."
                : "It is tried again, up to %d times.".formatted(failure.retriesLeft());
        return new Happening(
                failure.failedAt(), Kind.FAILURE, "“%s” failed. %s".formatted(name, next), failure.message());
    }

    private static Stream<Happening> of(Incident incident, String name) {
        var began = new Happening(
                incident.createdAt(),
                Kind.INCIDENT,
                "The run stopped at “%s”: somebody must mend it.".formatted(name),
                incident.message());
        return with(began, incident.resolvedAt(), Kind.RECORD, "The stop at “%s” was mended.".formatted(name));
    }

    private static Stream<Happening> of(PersonsTask task, String name) {
        var given = "The task “%s” was given.".formatted(name);
        var began = new Happening(task.createdAt(), Kind.TASK, given, null, task.key());
        var end = task.canceled() ? "The task “%s” was withdrawn." : "The task “%s” was done.";
        return with(began, task.endedAt(), Kind.TASK, end.formatted(name));
    }

    private static Stream<Happening> with(Happening began, @Nullable Instant end, Kind kind, String text) {
        return end == null ? Stream.of(began) : Stream.of(began, new Happening(end, kind, text, null, began.task()));
    }

    private static Happening of(PerformedAction action, List<InstanceHistory> engine) {
        var name = engine.stream()
                .filter(history -> history.instance().processId().equals(action.processId()))
                .findFirst()
                .map(history -> history.name(action.elementId()))
                .orElse(action.elementId());
        var what = DONE.getOrDefault(action.type(), "Did “%s”".formatted(name));
        var at = action.endedAt() == null ? action.begunAt() : action.endedAt();
        return switch (action.outcome()) {
            case DONE -> new Happening(at, Kind.ACTION, done(what, action), action.detail());
            case REFUSED -> new Happening(at, Kind.FAILURE, "“%s” could not be done.".formatted(name), action.detail());
            case BEGUN -> new Happening(at, Kind.ACTION, "“%s” was begun.".formatted(name), null);
            case FAILED -> new Happening(at, Kind.FAILURE, "“%s” failed.".formatted(name), action.detail());
        };
    }

    private static String done(String what, PerformedAction action) {
        return action.parts() > 1 ? "%s, %d of them.".formatted(what, action.parts()) : what + ".";
    }
}
