package io.aftercare.run;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Refusal;
import io.aftercare.crm.ContactId;
import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.engine.MessageName;
import io.aftercare.response.AnswerLink.Closed;
import io.aftercare.response.Responses;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ways in which a run ends after its mail. The answer link is always locked before the run, as answering does. */
@Service
public class RunEnding {

    /** For an instance that is about to start; kept longer, it could meet a later run of the same key. */
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

    /** The instance may be at an incident. If it does not hear in time, it ends by itself when the survey expires. */
    private static final Duration UNTIL_WAITED_FOR = Duration.ofDays(1);

    private final RunRepository runs;
    private final OpenRunRepository open;
    private final Responses responses;
    private final EngineMessages engine;
    private final Clock clock;

    RunEnding(RunRepository runs, OpenRunRepository open, Responses responses, EngineMessages engine, Clock clock) {
        this.runs = runs;
        this.open = open;
        this.responses = responses;
        this.engine = engine;
        this.clock = clock;
    }

    /** Answered, and all that follows is done. */
    @Transactional
    public void complete(RunId id) {
        open.end(id, RunState.COMPLETED, clock.instant());
    }

    /**
     * Ends the wait for an answer.
     *
     * @return true if an answer was accepted before, which the engine had not heard of: the run goes on
     */
    @Transactional
    public boolean expire(RunId id) {
        responses.close(id, Closed.EXPIRED);
        if (responses.isAnswered(id)) {
            return true;
        }
        open.end(id, RunState.EXPIRED, clock.instant());
        return false;
    }

    /** Withdrawn in the engine, or by {@link #cancel} before. */
    @Transactional
    public void withdraw(RunId id) {
        responses.close(id, Closed.WITHDRAWN);
        open.end(id, RunState.WITHDRAWN, clock.instant());
    }

    /** Withdraws the run that a process instance had just registered, and had no time to hear of. */
    @Transactional
    public void withdrawInstance(long processInstanceKey) {
        open.find(processInstanceKey).ifPresent(this::withdraw);
    }

    /**
     * Withdraws an open run: its link takes no more answers from now on, its process ends as soon as the engine hears.
     *
     * @throws Refusal {@code unknown-run} or {@code run-over}
     */
    @Transactional
    @Audited(act = Act.WITHDRAWN, kind = "run", subject = "#id")
    public void cancel(RunId id) {
        responses.close(id, Closed.WITHDRAWN);
        var run = runs.lock(id).orElseThrow(() -> Runs.unknown(id));
        if (!open.end(id, RunState.WITHDRAWN, clock.instant())) {
            throw Refusal.conflict(
                    "run-over",
                    "The run is %s already; only an open run can be withdrawn."
                            .formatted(run.state().key()));
        }
        engine.publish(withdrawn(run));
    }

    /**
     * Withdraws open runs of a survey as {@link #cancel} does.
     *
     * @return how many there were; as many as the limit when there may be more
     */
    @Transactional
    public int cancel(SurveyId survey, int limit) {
        return cancel(open.find(survey, limit), null);
    }

    /**
     * Withdraws open runs of a contact who is erased as {@link #cancel(RunId)} does.
     *
     * @return how many there were; as many as the limit when there may be more
     */
    @Transactional
    public int cancel(ContactId contact, int limit) {
        return cancel(open.find(contact, limit), SkipReason.ERASED);
    }

    private int cancel(List<RunId> ids, @Nullable SkipReason reason) {
        ids.forEach(id -> responses.close(id, Closed.WITHDRAWN));
        engine.publish(open.withdraw(ids, reason, clock.instant()).stream()
                .map(RunEnding::withdrawn)
                .toList());
        return ids.size();
    }

    /**
     * Keeps answers and workers from a run until the caller's transaction ends. The contact is locked after it.
     *
     * @return empty if there is no such run
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<SurveyRun> lock(RunId id) {
        responses.lock(id);
        return runs.lock(id);
    }

    /**
     * Ends a run that waits for its answer, as its mail came back. One that was answered, or is over, stays as it is.
     *
     * @return whether it ended
     * @throws Refusal {@code run-being-sent} while it is open and not yet known whether the mail was sent
     */
    @Transactional
    public boolean comeBack(RunId id) {
        var run = lock(id).orElseThrow(() -> Runs.unknown(id));
        if (run.completedAt() == null && !run.isSent() && run.sendingSince() != null) {
            throw Refusal.unavailable(
                    "run-being-sent",
                    "The mail of run %s is just being sent. Tell of its return again in a moment.".formatted(id));
        }
        if (responses.isAnswered(id) || !open.markReturned(id, clock.instant())) {
            return false;
        }
        responses.close(id, Closed.WITHDRAWN);
        var name = MessageName.SURVEY_UNDELIVERABLE;
        engine.publish(EngineMessage.plain(name, id.toString(), name + ":" + id, UNTIL_WAITED_FOR));
        return true;
    }

    private static EngineMessage withdrawn(SurveyRun run) {
        var name = MessageName.SURVEY_WITHDRAWN;
        return EngineMessage.plain(name, run.correlationKey(), name + ":" + run.id(), TIME_TO_LIVE);
    }
}
