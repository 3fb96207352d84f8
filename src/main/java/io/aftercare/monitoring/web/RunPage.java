package io.aftercare.monitoring.web;

import io.aftercare.common.page.Etag;
import io.aftercare.crm.Contact;
import io.aftercare.monitoring.Happening;
import io.aftercare.monitoring.Happening.Kind;
import io.aftercare.monitoring.Reach;
import io.aftercare.response.Answer;
import io.aftercare.run.RunState;
import io.aftercare.run.SurveyRun;
import io.aftercare.run.Timeline;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyLabel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A run as its page shows it.
 *
 * @param contact null for one who was erased
 * @param process null where the engine has told nothing of it
 * @param answers one for each change of the score, with its comment; the last one counts
 * @param openTasks what people are to do in it
 * @param over whether nothing more happens to it
 * @param earlier what kept it from being sent, null where that was no other survey
 */
public record RunPage(
        SurveyRun run,
        SurveyLabel survey,
        @Nullable Contact contact,
        List<Happening> story,
        Reach reach,
        @Nullable ProcessView process,
        List<Answer> answers,
        List<OpenTask> openTasks,
        boolean over,
        @Nullable Earlier earlier) {

    /**
     * The survey that the contact was asked by before.
     *
     * @param again from when on the contact could be asked by the survey of this run
     */
    public record Earlier(RunId run, String surveyName, Instant sentAt, Instant again) {

        public String path() {
            return RunListForm.PATH + "/" + run;
        }
    }

    /** A task of a follow-up that somebody is to do. */
    public record OpenTask(long key, String title, @Nullable Instant dueAt) {}

    public String title() {
        return "Run of " + who();
    }

    /** The contact, for people. */
    public String who() {
        return contact == null ? "erased contact" : contact.displayName();
    }

    public String path() {
        return RunListForm.PATH + "/" + run.id();
    }

    public String state() {
        return StateWords.label(run);
    }

    public String style() {
        return StateWords.style(run.state());
    }

    /** Why it is as it is. */
    public String why() {
        if (run.state() == RunState.WITHDRAWN) {
            return Timeline.withdrawn(run, survey.deletion());
        }
        var reason = run.reason();
        return reason == null ? StateWords.meaning(run.state()) : reason.text();
    }

    /** What stands before the time for which its mail was planned. */
    public String dueWords() {
        var words = (run.dueTense() + " due").strip();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Null for a run without a ticket. */
    public @Nullable String ticketPath() {
        return RunLine.ticketPath(run.ticket());
    }

    /** The contact's address, as an address of a page takes it; null for one who was erased. */
    public @Nullable String contactQuery() {
        return contact == null ? null : UriUtils.encode(contact.email(), StandardCharsets.UTF_8);
    }

    /** Whether an entry of the story is of something that went wrong. */
    public boolean isBad(Happening happening) {
        return EnumSet.of(Kind.LOST, Kind.FAILURE, Kind.INCIDENT).contains(happening.kind());
    }

    /** Whether there is a mail to show: it is written again, with what is known of the contact. */
    public boolean isMailed() {
        return run.sentAt() != null && !run.shown() && contact != null;
    }

    /** The icon of an entry of the story. */
    public String icon(Happening happening) {
        return switch (happening.kind()) {
            case RECORD -> "check";
            case LEFT -> "minus";
            case LOST -> "x";
            case ACTION -> "route";
            case TASK -> "clipboard-list";
            case FAILURE -> "rotate";
            case INCIDENT -> "alert-triangle";
        };
    }

    /** Changes with what is shown. */
    public String etag() {
        return Etag.of(this);
    }
}
