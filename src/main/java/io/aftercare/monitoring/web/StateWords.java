package io.aftercare.monitoring.web;

import io.aftercare.run.RunState;
import io.aftercare.run.SurveyRun;

/** What people call the states of runs. */
final class StateWords {

    private StateWords() {}

    static String label(SurveyRun run) {
        return run.shown() && run.state() == RunState.SENT ? "Shown" : label(run.state());
    }

    /** Of a choice that covers mailed and shown runs alike. */
    static String choice(RunState state) {
        return state == RunState.SENT ? "Sent or shown" : label(state);
    }

    static String label(RunState state) {
        return switch (state) {
            case SCHEDULED -> "Scheduled";
            case SENT -> "Sent";
            case ANSWERED -> "Answered";
            case COMPLETED -> "Completed";
            case SKIPPED -> "Skipped";
            case UNDELIVERABLE -> "Undeliverable";
            case EXPIRED -> "Expired";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    /** The class of its badge; the words say the same. */
    static String style(RunState state) {
        return switch (state) {
            case SCHEDULED, SENT, ANSWERED -> "bg-blue text-blue-fg";
            case COMPLETED -> "bg-green-lt";
            case SKIPPED, EXPIRED, WITHDRAWN -> "bg-secondary-lt";
            case UNDELIVERABLE -> "badge-fault";
        };
    }

    /** What it means. */
    static String meaning(RunState state) {
        return switch (state) {
            case SCHEDULED -> "Waits for its time, or is being sent.";
            case SENT -> "Waits for the answer.";
            case ANSWERED -> "Answered; the comment is waited for, or what follows is at work.";
            case COMPLETED -> "Answered, and all that follows is done.";
            case SKIPPED -> "The survey was not sent.";
            case UNDELIVERABLE -> "The survey could not be delivered.";
            case EXPIRED -> "Nobody answered in time.";
            case WITHDRAWN -> "The run was withdrawn.";
        };
    }
}
