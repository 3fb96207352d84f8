package io.aftercare.monitoring.web;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Contacts;
import io.aftercare.monitoring.InstanceHistory;
import io.aftercare.monitoring.Operate;
import io.aftercare.monitoring.RunHistories;
import io.aftercare.monitoring.RunHistory;
import io.aftercare.monitoring.Waiting;
import io.aftercare.monitoring.WaitingPlaces;
import io.aftercare.monitoring.web.RunPage.Earlier;
import io.aftercare.monitoring.web.RunPage.OpenTask;
import io.aftercare.response.Answer;
import io.aftercare.run.Runs;
import io.aftercare.run.SkipReason;
import io.aftercare.run.SurveyRun;
import io.aftercare.survey.RunId;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what is known of a run what its page shows. */
@Component
class RunViews {

    private final RunHistories histories;
    private final Runs runs;
    private final Surveys surveys;
    private final Contacts contacts;
    private final Operate operate;
    private final Clock clock;

    RunViews(RunHistories histories, Runs runs, Surveys surveys, Contacts contacts, Operate operate, Clock clock) {
        this.histories = histories;
        this.runs = runs;
        this.surveys = surveys;
        this.contacts = contacts;
        this.operate = operate;
        this.clock = clock;
    }

    /** @throws Refusal {@code unknown-run} */
    RunHistory history(RunId id) {
        return histories.of(id);
    }

    RunPage page(RunHistory history) {
        var run = history.run();
        return new RunPage(
                run,
                surveys.label(run.surveyId()),
                contacts.find(run.contactId()).orElse(null),
                history.story(),
                history.reach(),
                history.own().map(own -> view(history, own)).orElse(null),
                changes(history.answers()),
                openTasks(history),
                history.isOver(),
                earlier(run));
    }

    private @Nullable Earlier earlier(SurveyRun run) {
        if (run.reason() != SkipReason.ASKED_RECENTLY) {
            return null;
        }
        return runs.askedBefore(run)
                .map(asked -> {
                    var version = surveys.version(run.surveyId(), run.surveyVersion());
                    var days = Duration.ofDays(version.definition().fatigueDays());
                    var name = surveys.names(List.of(asked.survey())).getOrDefault(asked.survey(), "?");
                    return new Earlier(asked.run(), name, asked.at(), asked.at().plus(days));
                })
                .orElse(null);
    }

    private static List<OpenTask> openTasks(RunHistory history) {
        return history.instances().stream()
                .flatMap(instance -> instance.tasks().stream()
                        .filter(task -> task.endedAt() == null)
                        .map(task -> new OpenTask(task.key(), instance.name(task.elementId()), task.dueAt())))
                .toList();
    }

    /** A score and then a comment on it are kept as two answers, though people gave one. */
    private static List<Answer> changes(List<Answer> answers) {
        var changes = new ArrayList<Answer>();
        for (var answer : answers) {
            var same = !changes.isEmpty() && changes.getLast().score() == answer.score();
            var since = same ? changes.removeLast().givenAt() : answer.givenAt();
            changes.add(new Answer(answer.score(), answer.comment(), answer.firstGivenAt(), since));
        }
        return List.copyOf(changes);
    }

    /** @throws Refusal {@code unknown-process} */
    ProcessView process(RunHistory history, long key) {
        return view(history, instance(history, key));
    }

    /** @throws Refusal {@code unknown-process} */
    InstanceHistory instance(RunHistory history, long key) {
        return history.instance(key)
                .orElseThrow(() -> Refusal.notFound(
                        "unknown-process", "This run has no process %d, for all that the engine told.".formatted(key)));
    }

    private ProcessView view(RunHistory history, InstanceHistory instance) {
        var key = instance.instance().key();
        var waiting = WaitingPlaces.of(instance, clock.instant());
        return ProcessView.of(
                instance,
                history.calledBy(key),
                RunListForm.PATH + "/" + history.run().id(),
                history.run().reason() == SkipReason.DISMISSED ? inVain(waiting) : waiting,
                operate.instance(key));
    }

    /** A survey that was closed on the web site is over, though its process ends no sooner than it would have. */
    private static List<Waiting> inVain(List<Waiting> waiting) {
        return waiting.stream()
                .map(place -> new Waiting(
                        place.elementId(),
                        place.stopped(),
                        "The contact closed the survey: its process stays here, with nothing left to do,",
                        place.dues()))
                .toList();
    }
}
