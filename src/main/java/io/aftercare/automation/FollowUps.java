package io.aftercare.automation;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.bpmn.FollowUpMark;
import io.aftercare.common.Refusal;
import io.aftercare.engine.DeployedProcess;
import io.aftercare.engine.DeployedProcesses;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.PerSentiment;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The follow-ups of drafts. A change of a follow-up is a change of its survey's draft: it has the draft's revision, and
 * nothing that is published changes.
 */
@Service
public class FollowUps {

    private final FollowUpRepository followUps;
    private final DeployedFollowUps deployed;
    private final DeployedProcesses processes;
    private final Surveys surveys;
    private final Clock clock;

    FollowUps(
            FollowUpRepository followUps,
            DeployedFollowUps deployed,
            DeployedProcesses processes,
            Surveys surveys,
            Clock clock) {
        this.followUps = followUps;
        this.deployed = deployed;
        this.processes = processes;
        this.surveys = surveys;
        this.clock = clock;
    }

    /** What follows as the draft says: nothing, what is made here, or a process that is made elsewhere. */
    public FollowUpChoice of(SurveyDefinition draft, Sentiment sentiment) {
        return deployed.choice(draft, sentiment);
    }

    /**
     * What is live, when a designer deployed a newer version of it that this draft does not hold: the draft has something
     * else, and takes its place when published.
     */
    public Optional<FollowUp> hiddenByDraft(Survey survey, Sentiment sentiment) {
        var version = survey.liveVersion();
        if (version == null) {
            return Optional.empty();
        }
        var live = surveys.version(survey.id(), version).definition();
        var process = survey.draft().followUps().get(sentiment);
        if (Objects.equals(live.followUps().get(sentiment), process)
                || !(of(live, sentiment) instanceof FollowUpChoice.Own own)) {
            return Optional.empty();
        }
        var newer = own.followUp().newer();
        var known = Optional.ofNullable(process)
                .flatMap(FollowUpId::of)
                .flatMap(followUps::wentOnFrom)
                .orElse(0);
        return newer == null || newer.version() <= known ? Optional.empty() : Optional.of(own.followUp());
    }

    /** The deployed processes that declare themselves follow-ups and are made elsewhere, by their ids. */
    public List<DeployedProcess> madeElsewhere() {
        return processes.declaring(FollowUpMark.NAME, FollowUpMark.VALUE).stream()
                .filter(process -> FollowUpId.of(process.processId()).isEmpty())
                .toList();
    }

    /** Whether no process has this id, as far as the engine tells; false where it does not tell. */
    public boolean isMissing(String processId) {
        return deployed.lacks(processId);
    }

    /** Whether it is known what is deployed: the engine tells it only where the exporter is installed. */
    public boolean isDeployedKnown() {
        return processes.areKnown();
    }

    /** @throws Refusal {@code follow-up-not-found} */
    public FollowUp get(FollowUpId id) {
        return followUps
                .find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "follow-up-not-found",
                        "There is no follow-up %s: it was changed since. Reload the page.".formatted(id.processId())));
    }

    /** The list that was kept last for this answer, be it a process by now; empty when there is none on record. */
    public ActionList lastList(SurveyId id, Sentiment sentiment) {
        return followUps.lastList(new FollowUpId(id, sentiment, 1)).orElseGet(ActionList::of);
    }

    /**
     * Changes what follows in the draft.
     *
     * @param revision of the draft that the author sees
     * @param by who changes it, as people read it
     * @param change gets what follows now and gives what is to follow; the same content again changes nothing
     * @throws Refusal as {@link Surveys#edit}
     */
    @Transactional
    public EditOutcome edit(
            SurveyId id, long revision, String by, Sentiment sentiment, Function<FollowUpChoice, Content> change) {
        return kept(sentiment, surveys.edit(id, revision, by, draft -> changed(draft, id, by, sentiment, change)));
    }

    /**
     * Changes the draft as {@link #edit} does, whoever changed it last.
     *
     * @throws Refusal as {@link Surveys#edit}
     */
    @Transactional
    public EditOutcome put(SurveyId id, String by, Sentiment sentiment, Function<FollowUpChoice, Content> change) {
        return kept(sentiment, surveys.edit(id, by, draft -> changed(draft, id, by, sentiment, change)));
    }

    /** A change that is kept leaves none of the drafts before it. */
    private EditOutcome kept(Sentiment sentiment, EditOutcome outcome) {
        if (outcome instanceof EditOutcome.Saved saved
                && of(saved.survey().draft(), sentiment) instanceof FollowUpChoice.Own own) {
            followUps.deleteDraftsBefore(own.followUp().id());
        }
        return outcome;
    }

    private SurveyDefinition changed(
            SurveyDefinition draft,
            SurveyId id,
            String by,
            Sentiment sentiment,
            Function<FollowUpChoice, Content> change) {
        var current = of(draft, sentiment);
        var content = change.apply(current);
        return current instanceof FollowUpChoice.Own own
                        && own.followUp().content().equals(content)
                ? draft
                : with(
                        draft,
                        sentiment,
                        keep(new FollowUpId(id, sentiment, 0), content, by, basis(current))
                                .processId());
    }

    /**
     * Chooses a process that is made elsewhere, or nothing.
     *
     * @param process its id; null for nothing
     * @throws Refusal {@code follow-up-of-another}, or as {@link Surveys#edit}
     */
    @Transactional
    public EditOutcome choose(SurveyId id, long revision, String by, Sentiment sentiment, @Nullable String process) {
        requireOfThisPlace(id, sentiment, process);
        return surveys.edit(id, revision, by, draft -> with(draft, sentiment, process));
    }

    /**
     * Chooses as {@link #choose(SurveyId, long, String, Sentiment, String)} does, whoever changed the draft last.
     *
     * @throws Refusal {@code follow-up-of-another}, or as {@link Surveys#edit}
     */
    @Transactional
    public EditOutcome choose(SurveyId id, String by, Sentiment sentiment, @Nullable String process) {
        requireOfThisPlace(id, sentiment, process);
        return surveys.edit(id, by, draft -> with(draft, sentiment, process));
    }

    /** What is made here for another place changes and goes with that one. */
    private void requireOfThisPlace(SurveyId survey, Sentiment sentiment, @Nullable String process) {
        Optional.ofNullable(process)
                .flatMap(FollowUpId::of)
                .filter(id -> !id.isOf(survey, sentiment) || followUps.find(id).isEmpty())
                .ifPresent(other -> {
                    throw Refusal.unprocessable(
                            "follow-up-of-another",
                            "The process '%s' belongs to another survey or another band, or is gone. Name a process of your own, or make a list of actions."
                                    .formatted(other.processId()));
                });
    }

    /** Copies what is made here from the draft of one survey to that of another, which was copied from it. */
    void copy(SurveyId copy, String by) {
        var survey = surveys.get(copy);
        var copied = PerSentiment.of(sentiment -> copied(survey.draft(), copy, sentiment, by));
        surveys.edit(
                copy,
                survey.revision(),
                by,
                draft -> draft.toBuilder().followUps(copied).build());
    }

    private @Nullable String copied(SurveyDefinition draft, SurveyId copy, Sentiment sentiment, String by) {
        return of(draft, sentiment) instanceof FollowUpChoice.Own own
                ? keep(new FollowUpId(copy, sentiment, 0), own.followUp().content(), by, null)
                        .processId()
                : draft.followUps().get(sentiment);
    }

    /** The version of the live process that an author who sees this goes on from. */
    private @Nullable Integer basis(FollowUpChoice current) {
        if (!(current instanceof FollowUpChoice.Own own)) {
            return null;
        }
        var deployed = own.followUp().deployed();
        return deployed == null
                ? followUps.wentOnFrom(own.followUp().id()).orElse(null)
                : Integer.valueOf(deployed.newest());
    }

    private FollowUpId keep(FollowUpId place, Content content, String by, @Nullable Integer from) {
        var id = place.withNumber(followUps.lastNumber(place) + 1);
        followUps.insert(id, content, by, clock.instant(), from);
        return id;
    }

    private static SurveyDefinition with(SurveyDefinition draft, Sentiment changed, @Nullable String process) {
        var all = draft.followUps();
        return draft.toBuilder()
                .followUps(PerSentiment.of(sentiment -> sentiment == changed ? process : all.get(sentiment)))
                .build();
    }
}
