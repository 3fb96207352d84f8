package io.aftercare.run;

import io.aftercare.response.Answer;
import io.aftercare.survey.SurveyLabel.Deletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a run, in order and in plain words; derived from the record, so that it cannot contradict it. */
public final class Timeline {

    /**
     * One thing that happened.
     *
     * @param event a stable word: {@code registered, scheduled, sent, shown, reminded, answered, commented, notified} or the
     *     state in which the run ended
     * @param text the same for people
     */
    public record Entry(Instant at, String event, String text) {}

    private Timeline() {}

    /** @param deletion of the run's survey, null while it is there */
    static List<Entry> of(SurveyRun run, List<Answer> answers, @Nullable Deletion deletion) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(run.createdAt(), "registered", registered(run)));
        if (run.scheduledFor().isAfter(run.createdAt()) && !run.isSent()) {
            entries.add(new Entry(run.scheduledFor(), "scheduled", "The survey is due."));
        }
        addAsked(entries, run);
        add(entries, run.remindedAt(), "reminded", "A reminder was mailed.");
        Answer before = null;
        for (var answer : answers) {
            entries.add(answered(answer, before));
            before = answer;
        }
        add(entries, run.notifiedAt(), "notified", "The owners were told of the answer.");
        add(entries, run.completedAt(), run.state().key(), ended(run, deletion));
        entries.sort(Comparator.comparing(Entry::at));
        return List.copyOf(entries);
    }

    private static void add(List<Entry> entries, @Nullable Instant at, String event, String text) {
        if (at != null) {
            entries.add(new Entry(at, event, text));
        }
    }

    private static void addAsked(List<Entry> entries, SurveyRun run) {
        if (run.shown()) {
            add(entries, run.sentAt(), "shown", "The survey was shown on a web site.");
        } else {
            add(entries, run.sentAt(), "sent", "The survey was mailed.");
        }
    }

    private static String registered(SurveyRun run) {
        if (run.shown()) {
            return "The contact was on a web site that shows the survey.";
        }
        return run.ticket() == null
                ? "A survey for the contact was requested."
                : "Ticket %s was closed.".formatted(run.ticket());
    }

    /** The same score is not kept twice: the second one came with a comment, be that removed since. */
    private static Entry answered(Answer answer, @Nullable Answer before) {
        if (answer.comment() != null) {
            return new Entry(answer.givenAt(), "commented", "Commented.");
        }
        return before != null && before.score() == answer.score()
                ? new Entry(answer.givenAt(), "commented", "Commented. The comment is not kept any more.")
                : new Entry(answer.givenAt(), "answered", "Answered with %d.".formatted(answer.score()));
    }

    private static String ended(SurveyRun run, @Nullable Deletion deletion) {
        var reason = run.reason();
        return switch (run.state()) {
            case COMPLETED ->
                run.answeredAnonymously() ? "Answered anonymously. The run was completed." : "The run was completed.";
            case EXPIRED -> reason == null ? "Nobody answered in time." : reason.text();
            case WITHDRAWN -> withdrawn(run, deletion);
            case SKIPPED, UNDELIVERABLE -> reason == null ? "The survey was not sent." : reason.text();
            case SCHEDULED, SENT, ANSWERED -> "";
        };
    }

    /** Why a run is withdrawn; runs of a deleted survey are, a moment later. */
    public static String withdrawn(SurveyRun run, @Nullable Deletion deletion) {
        if (run.reason() == SkipReason.ERASED) {
            return "The run was withdrawn, as the contact's data was erased on request.";
        }
        var at = run.completedAt();
        if (deletion == null || at == null || at.isBefore(deletion.at())) {
            return "The run was withdrawn.";
        }
        return deletion.by() == null
                ? "The run was withdrawn, as its survey was deleted."
                : "The run was withdrawn, as its survey was deleted by %s.".formatted(deletion.by());
    }
}
