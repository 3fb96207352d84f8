package io.aftercare.run;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.crm.ContactId;
import io.aftercare.response.Answer;
import io.aftercare.response.Responses;
import io.aftercare.survey.RunId;
import io.aftercare.survey.Surveys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks runs up. */
@Service
public class Runs {

    private final RunRepository runs;
    private final RunQueries queries;
    private final Responses responses;
    private final Surveys surveys;

    Runs(RunRepository runs, RunQueries queries, Responses responses, Surveys surveys) {
        this.runs = runs;
        this.queries = queries;
        this.responses = responses;
        this.surveys = surveys;
    }

    /** Runs that match, newest first; two statements, however many they are. */
    public CursorPage<RunView> list(RunFilter filter, @Nullable RunId after, int size) {
        var page = CursorPage.of(queries.list(filter, after, size + 1), size, SurveyRun::id);
        var answers = responses.last(page.items().stream().map(SurveyRun::id).toList());
        return page.map(run -> RunView.of(run, answers.get(run.id()), null));
    }

    /** Runs that match, newest first, with whom they are about; one statement, and one more to find incidents. */
    public CursorPage<RunRow> search(RunFilter filter, @Nullable RunId after, int size) {
        return CursorPage.of(
                queries.search(filter, after, size + 1), size, row -> row.run().id());
    }

    /** Runs by the keys of their own process instances, with whom they are about; one statement. */
    public Map<Long, RunRow> ofInstances(Collection<Long> instances) {
        return instances.isEmpty()
                ? Map.of()
                : queries.ofInstances(instances).stream()
                        .collect(toMap(row -> requireNonNull(row.run().processInstanceKey()), row -> row));
    }

    /** How many runs match in each state, whatever state the filter names; bounded, in one statement. */
    public List<StateCount> counts(RunFilter filter) {
        return queries.counts(filter);
    }

    /** The record of a run. @throws Refusal {@code unknown-run} */
    public SurveyRun record(RunId id) {
        return runs.find(id).orElseThrow(() -> unknown(id));
    }

    /** All runs of a contact, the oldest first. */
    public List<RunId> of(ContactId contact) {
        return queries.of(contact);
    }

    /** The process instances of these runs, as far as they have one. */
    public List<Long> instances(List<RunId> ids) {
        return queries.instances(ids);
    }

    /** What the record says happened to a run, in order. @param answers all that were given, the first one first */
    public List<Timeline.Entry> timeline(SurveyRun run, List<Answer> answers) {
        var isWithdrawn = run.state() == RunState.WITHDRAWN;
        return Timeline.of(
                run, answers, isWithdrawn ? surveys.label(run.surveyId()).deletion() : null);
    }

    /** A run with its timeline. @throws Refusal {@code unknown-run} */
    public RunView get(RunId id) {
        var run = runs.find(id).orElseThrow(() -> unknown(id));
        var answers = responses.all(id);
        var last = answers.isEmpty() ? null : answers.getLast();
        return RunView.of(run, last, timeline(run, answers));
    }

    /** The last other run that was mailed to the contact before this one ended; empty for one whose contact is erased. */
    public Optional<AskedBefore> askedBefore(SurveyRun run) {
        return Optional.ofNullable(run.completedAt())
                .filter(ended -> !run.contactId().equals(ContactId.ERASED))
                .flatMap(ended -> queries.askedBefore(run, ended));
    }

    /** What is under way now; one statement. @param since from when on undeliverable mails count */
    public OpenWork openWork(Instant since) {
        return queries.openWork(since);
    }

    static Refusal unknown(RunId id) {
        return Refusal.notFound(
                "unknown-run",
                "There is no run %s. It may have been removed, or the address is not right.".formatted(id));
    }
}
