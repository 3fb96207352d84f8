package io.aftercare.automation;

import io.aftercare.automation.bpmn.ProcessText;
import io.aftercare.common.Refusal;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The run processes of drafts: the one that all surveys share, or a changed copy of it. A change is a change of the survey's
 * draft: it has the draft's revision, and nothing that is published changes.
 */
@Service
public class RunProcesses {

    private final RunProcessRepository copies;
    private final RunProcessFiles files;
    private final DeployedRunProcesses deployed;
    private final Surveys surveys;
    private final Clock clock;

    RunProcesses(
            RunProcessRepository copies,
            RunProcessFiles files,
            DeployedRunProcesses deployed,
            Surveys surveys,
            Clock clock) {
        this.copies = copies;
        this.files = files;
        this.deployed = deployed;
        this.surveys = surveys;
        this.clock = clock;
    }

    /** The survey's own run process, as the engine has it once it was published; empty for the shared one. */
    public Optional<RunProcessCopy> of(SurveyDefinition draft) {
        return deployed.of(draft);
    }

    /**
     * What is live, when a designer deployed a newer version of it that this draft does not hold: the draft has something
     * else, and takes its place when published.
     */
    public Optional<RunProcessCopy> hiddenByDraft(Survey survey) {
        var version = survey.liveVersion();
        if (version == null) {
            return Optional.empty();
        }
        var draft = survey.draft().runProcess();
        var live = surveys.version(survey.id(), version).definition();
        var known = Optional.ofNullable(draft)
                .flatMap(RunProcessId::of)
                .flatMap(copies::wentOnFrom)
                .orElse(0);
        return Objects.equals(live.runProcess(), draft)
                ? Optional.empty()
                : of(live).filter(copy -> copy.newer() != null && copy.newer().version() > known);
    }

    /** The ids of all surveys' own run processes that the engine was ever given; one statement. */
    public Set<String> deployedIds() {
        return copies.deployed().stream().map(RunProcessId::processId).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Lets the survey's runs follow a changed copy. The same file again changes nothing.
     *
     * @param revision of the draft that the author sees
     * @param by who brought it, as people read it
     * @param bpmn of any content and size
     * @throws Refusal {@code run-process-refused}, naming the elements at fault, or as {@link Surveys#edit}
     */
    @Transactional
    public EditOutcome take(SurveyId id, long revision, String by, byte[] bpmn) {
        var text = checked(id, bpmn);
        return kept(surveys.edit(id, revision, by, draft -> with(draft, id, text, by)));
    }

    /** Does as {@link #take} does, whoever changed the draft last. */
    @Transactional
    public EditOutcome put(SurveyId id, String by, byte[] bpmn) {
        var text = checked(id, bpmn);
        return kept(surveys.edit(id, by, draft -> with(draft, id, text, by)));
    }

    /** Lets the survey's runs follow the shared process again. @throws Refusal as {@link Surveys#edit} */
    @Transactional
    public EditOutcome share(SurveyId id, long revision, String by) {
        return surveys.edit(id, revision, by, RunProcesses::shared);
    }

    /** Does as {@link #share(SurveyId, long, String)} does, whoever changed the draft last. */
    @Transactional
    public EditOutcome share(SurveyId id, String by) {
        return surveys.edit(id, by, RunProcesses::shared);
    }

    /** Copies the process of one draft to that of another survey, which was copied from it. */
    void copy(SurveyId copy, String by) {
        of(surveys.get(copy).draft())
                .ifPresent(original ->
                        surveys.edit(copy, by, draft -> named(draft, keep(copy, original.bpmn(), by, null))));
    }

    private String checked(SurveyId id, byte[] bpmn) {
        files.requireSound(new RunProcessId(id, 1), surveys.get(id).draft(), bpmn);
        return ProcessText.of(bpmn);
    }

    private SurveyDefinition with(SurveyDefinition draft, SurveyId id, String bpmn, String by) {
        return of(draft).map(RunProcessCopy::bpmn).filter(bpmn::equals).isPresent()
                ? draft
                : named(draft, keep(id, bpmn, by, basis(draft)));
    }

    /** A change that is kept leaves none of the drafts before it. */
    private EditOutcome kept(EditOutcome outcome) {
        if (outcome instanceof EditOutcome.Saved saved) {
            of(saved.survey().draft()).map(RunProcessCopy::id).ifPresent(copies::deleteDraftsBefore);
        }
        return outcome;
    }

    /** The version of the live process that a designer who sees this draft goes on from. */
    private @Nullable Integer basis(SurveyDefinition draft) {
        return of(draft)
                .flatMap(copy -> copy.deployed() == null
                        ? copies.wentOnFrom(copy.id())
                        : Optional.of(copy.deployed().newest()))
                .orElse(null);
    }

    private RunProcessId keep(SurveyId survey, String bpmn, String by, @Nullable Integer from) {
        var id = new RunProcessId(survey, copies.lastNumber(survey) + 1);
        copies.insert(id, bpmn, by, clock.instant(), from);
        return id;
    }

    private static SurveyDefinition shared(SurveyDefinition draft) {
        return named(draft, null);
    }

    private static SurveyDefinition named(SurveyDefinition draft, @Nullable RunProcessId id) {
        return draft.toBuilder().runProcess(id == null ? null : id.processId()).build();
    }
}
