package io.aftercare.mending;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct;
import io.aftercare.common.Refusal;
import io.aftercare.engine.CommandOutcome;
import io.aftercare.engine.CommandOutcome.Away;
import io.aftercare.engine.CommandOutcome.Gone;
import io.aftercare.engine.CommandOutcome.Refused;
import io.aftercare.engine.CommandOutcome.Taken;
import io.aftercare.engine.DeployedProcess;
import io.aftercare.engine.DeployedProcesses;
import io.aftercare.engine.InstanceCommands;
import io.aftercare.mending.Act.Kind;
import io.aftercare.mending.ActLog.Subject;
import io.aftercare.monitoring.Incident;
import io.aftercare.monitoring.InstanceHistory;
import io.aftercare.monitoring.RunHistories;
import io.aftercare.monitoring.RunHistory;
import io.aftercare.monitoring.VisitedElement;
import io.aftercare.run.RunEnding;
import io.aftercare.run.RunProcess;
import io.aftercare.run.RunState;
import io.aftercare.survey.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * What people do to single runs. The engine is the judge: what was mended or went on meanwhile is refused with the code
 * {@code too-late}, what it does not do with {@code engine-refuses}, and while it is away with {@code engine-away}.
 */
@Service
public class Mending {

    private final Incidents incidents;
    private final RunHistories histories;
    private final RunEnding ending;
    private final DeployedProcesses processes;
    private final InstanceCommands engine;
    private final ActLog acts;

    Mending(
            Incidents incidents,
            RunHistories histories,
            RunEnding ending,
            DeployedProcesses processes,
            InstanceCommands engine,
            ActLog acts) {
        this.incidents = incidents;
        this.histories = histories;
        this.ending = ending;
        this.processes = processes;
        this.engine = engine;
        this.acts = acts;
    }

    /** What was done to a run, the first first. */
    public List<Act> acts(long rootInstance) {
        return acts.of(rootInstance);
    }

    /** What can be done to a run now, for all that the engine told. */
    public RunOptions options(RunHistory history) {
        var own = history.own();
        var open = history.instances().stream()
                .flatMap(instance -> instance.incidents().stream())
                .filter(Incident::isOpen)
                .toList();
        var mended = acts.resolvedJustNow(open.stream().map(Incident::key).toList());
        return new RunOptions(
                open.stream()
                        .filter(incident -> !mended.contains(incident.key()))
                        .toList(),
                history.run().completedAt() == null,
                history.run().state() == RunState.SCHEDULED
                        && own.flatMap(Mending::waitingForItsTime).isPresent(),
                own.flatMap(this::newerVersion).orElse(null));
    }

    /** Lets a run go on that stands still. If it fails again, that is another incident. */
    @Audited(act = AuditedAct.Act.RETRIED, kind = "incident", subject = "#incidentKey", before = true)
    public void retry(long incidentKey, String by) {
        var stopped = incidents.get(incidentKey);
        var subject = new Subject(stopped.rootInstanceKey(), incidentKey);
        var job = stopped.incident().jobKey();
        require(acts.record(Kind.RETRY, subject, stopped.elementName(), by, () -> engine.resolve(incidentKey, job)));
    }

    /** Sets a variable that the stopped step reads. @param value as JSON makes it: text, number, list and so on */
    @Audited(
            act = AuditedAct.Act.CORRECTED,
            kind = "incident",
            subject = "#incidentKey",
            detail = "#variable",
            before = true)
    public void correct(long incidentKey, String variable, Object value, String by) {
        var stopped = incidents.get(incidentKey);
        var subject = new Subject(stopped.rootInstanceKey(), incidentKey);
        require(acts.record(
                Kind.CORRECT,
                subject,
                variable,
                by,
                () -> engine.setVariables(stopped.incident().elementInstanceKey(), Map.of(variable, value))));
    }

    /** Withdraws an open run. @throws Refusal {@code unknown-run} or {@code run-over}, too */
    public void withdraw(RunId id, String by) {
        var instance = histories.of(id).run().processInstanceKey();
        acts.record(Kind.WITHDRAW, new Subject(instance == null ? 0 : instance, null), null, by, () -> {
            ending.cancel(id);
            return new Taken();
        });
    }

    /** Sends a survey that still waits for its time. @throws Refusal {@code not-waiting}, too */
    @Audited(act = AuditedAct.Act.SENT_NOW, kind = "run", subject = "#id", before = true)
    public void sendNow(RunId id, String by) {
        var own = own(id);
        var delay = waitingForItsTime(own)
                .orElseThrow(() -> Refusal.conflict(
                        "not-waiting",
                        "This run does not wait for its time, for all that the engine told. Look at where it is."));
        var instance = own.instance().key();
        require(acts.record(
                Kind.SEND_NOW,
                new Subject(instance, null),
                null,
                by,
                () -> engine.skip(instance, delay.key(), RunProcess.SENDING)));
    }

    /** Lets a run follow the newest version of its process from where it stands. @throws Refusal {@code newest-already}, too */
    @Audited(
            act = AuditedAct.Act.MOVED,
            kind = "run",
            subject = "#id",
            detail = "'to the newest version of its process'",
            before = true)
    public void move(RunId id, String by) {
        var own = own(id);
        var newest = newerVersion(own)
                .orElseThrow(() -> Refusal.conflict(
                        "newest-already", "There is no newer version of this run's process, or the run is over."));
        var instance = own.instance().key();
        var places = own.elements().stream().filter(VisitedElement::isActive).map(VisitedElement::id);
        var mapped = Stream.concat(places, events(own.instance().definitionKey(), newest.key()))
                .distinct()
                .toList();
        require(acts.record(
                Kind.MOVE,
                new Subject(instance, null),
                "version " + newest.version(),
                by,
                () -> engine.migrate(instance, newest.key(), mapped)));
    }

    /** Where it waits for its time, if it does. */
    private static Optional<VisitedElement> waitingForItsTime(InstanceHistory own) {
        return own.elements().stream()
                .filter(element -> element.isActive() && element.id().equals(RunProcess.DELAY))
                .findFirst();
    }

    /** The newest version of its process, if it runs and follows an older one. */
    private Optional<DeployedProcess> newerVersion(InstanceHistory own) {
        return own.instance().endedAt() != null
                ? Optional.empty()
                : processes
                        .newest(own.instance().processId())
                        .filter(newest -> newest.version() > own.instance().version());
    }

    /** What both versions wait for: the engine wants to hear that it is the same. */
    private Stream<String> events(long version, long newer) {
        var both = CatchEvents.of(file(version));
        both.retainAll(CatchEvents.of(file(newer)));
        return both.stream();
    }

    private byte[] file(long version) {
        return processes
                .xml(version)
                .orElseThrow(() -> Refusal.conflict(
                        "not-told",
                        "The engine has not told the diagram of this run's version or of the newest, so the run cannot "
                                + "be moved from here. Move it in Camunda, or let it end as it is."));
    }

    private InstanceHistory own(RunId id) {
        return histories
                .of(id)
                .own()
                .orElseThrow(() -> Refusal.conflict(
                        "not-told", "The engine has told nothing of this run yet. Try again in a moment."));
    }

    private static void require(CommandOutcome outcome) {
        switch (outcome) {
            case Taken taken -> {}
            case Gone gone ->
                throw Refusal.conflict(
                        "too-late", "This was mended or went on by itself meanwhile. Look at where the run is now.");
            case Refused refused ->
                throw Refusal.conflict("engine-refuses", "The engine does not do this: %s".formatted(refused.why()));
            case Away away ->
                throw Refusal.unavailable(
                        "engine-away",
                        "The engine cannot be reached now (%s). Try again in a moment.".formatted(away.why()));
        }
    }
}
