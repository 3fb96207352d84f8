package io.aftercare.survey;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Surveys: drafting, publishing, pausing, and the versions that runs are sent with. */
@Service
public class Surveys {

    /** Who changes a survey through the API, as people read it. */
    public static final String API = "API";

    private final SurveyRepository surveys;
    private final SurveyQueries queries;
    private final SurveyChecks checks;
    private final SurveyReview reviews;
    private final SurveyChanges changes;
    private final SurveyVersions versions;
    private final SurveyDrafting drafting;
    private final SurveyPublishing publishing;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Surveys(
            SurveyRepository surveys,
            SurveyQueries queries,
            SurveyChecks checks,
            SurveyReview reviews,
            SurveyChanges changes,
            SurveyVersions versions,
            SurveyDrafting drafting,
            SurveyPublishing publishing,
            ApplicationEventPublisher events,
            Clock clock) {
        this.surveys = surveys;
        this.queries = queries;
        this.checks = checks;
        this.reviews = reviews;
        this.changes = changes;
        this.versions = versions;
        this.drafting = drafting;
        this.publishing = publishing;
        this.events = events;
        this.clock = clock;
    }

    public CursorPage<Survey> list(@Nullable SurveyId after, int size) {
        return CursorPage.of(surveys.list(after, size + 1), size, Survey::id);
    }

    /**
     * The surveys that match, newest first, in one statement.
     *
     * @param text stands somewhere in the name, in any case; null or blank does not restrict
     * @param status null does not restrict
     */
    public CursorPage<SurveyRow> search(
            @Nullable String text, @Nullable SurveyStatus status, @Nullable SurveyId after, int size) {
        return CursorPage.of(queries.search(text, status, after, size + 1), size, SurveyRow::id);
    }

    /** The names of the drafts of these surveys, deleted ones included; one statement for all. */
    public Map<SurveyId, String> names(Collection<SurveyId> ids) {
        return queries.names(ids);
    }

    /** What stands for a survey that is there or was. */
    public SurveyLabel label(SurveyId id) {
        return queries.label(id).orElseThrow(() -> SurveyRefusals.unknown(id));
    }

    /** @throws Refusal {@code unknown-survey} */
    public Survey get(SurveyId id) {
        return find(id).orElseThrow(() -> SurveyRefusals.unknown(id));
    }

    public Optional<Survey> find(SurveyId id) {
        return surveys.find(id);
    }

    /** The survey with this name, in any case. */
    public Optional<SurveyId> named(String name) {
        return surveys.named(name);
    }

    /** Whether it is live; none once it was deleted. */
    public Optional<SurveyStatus> status(SurveyId id) {
        return surveys.status(id);
    }

    /** The version that a run starting now is sent with; none if the survey is unknown or not live. */
    public Optional<PublishedSurvey> live(SurveyId id) {
        return surveys.liveVersion(id).map(version -> version(id, version));
    }

    /** What was published last, be it live or paused; none if the survey is unknown or deleted. */
    public Optional<PublishedSurvey> published(SurveyId id) {
        return surveys.publishedVersion(id).map(version -> version(id, version));
    }

    /** The surveys that a closing ticket of the pipeline starts. */
    public List<SurveyId> liveFor(String pipeline) {
        return List.copyOf(surveys.liveVersionsFor(pipeline).keySet());
    }

    /** The same as they are live; one statement for versions that were read before. */
    public List<PublishedSurvey> liveVersionsFor(String pipeline) {
        return surveys.liveVersionsFor(pipeline).entrySet().stream()
                .map(live -> version(live.getKey(), live.getValue()))
                .toList();
    }

    /** The surveys that ask about tickets of the pipeline, or would if they were live, by name; twenty at most. */
    public List<PipelineSurvey> ofPipeline(String pipeline) {
        return surveys.ofPipeline(pipeline);
    }

    /** A version that exists, be its survey deleted or not. */
    public PublishedSurvey version(SurveyId id, int version) {
        return versions.get(id, version);
    }

    /** Keeps a new draft that {@link #API} made. */
    @Transactional
    @Audited(act = Act.CREATED, kind = "survey", subject = "#result.id()", detail = "#definition.name()")
    public Survey create(SurveyDefinition definition) {
        return create(definition, API);
    }

    /**
     * Keeps a new draft.
     *
     * @param by who makes it, as people read it
     * @throws Refusal {@code unsound-survey} or {@code survey-name-taken}
     */
    @Transactional
    @Audited(act = Act.CREATED, kind = "survey", subject = "#result.id()", detail = "#definition.name()")
    public Survey create(SurveyDefinition definition, String by) {
        return drafting.create(definition, by);
    }

    /**
     * Keeps the draft of a survey as a new one, named after it.
     *
     * @param by who makes it, as people read it
     * @throws Refusal {@code unknown-survey}
     */
    @Transactional
    @Audited(act = Act.DUPLICATED, kind = "survey", subject = "#result.id()", detail = "'from ' + #id")
    public Survey duplicate(SurveyId id, String by) {
        var copy = drafting.duplicate(get(id), by);
        events.publishEvent(new SurveyDuplicated(id, copy.id(), by));
        return get(copy.id());
    }

    /** Deletes a survey as {@link #API}. */
    @Transactional
    @Audited(act = Act.DELETED, kind = "survey", subject = "#id")
    public void delete(SurveyId id) {
        delete(id, API);
    }

    /**
     * Deletes a survey: it is in no list any more and its name is free, nobody is mailed from now on, and its open runs
     * are withdrawn soon. Answers that were given stay.
     *
     * @param by who deletes it, as people read it
     * @throws Refusal {@code unknown-survey}
     */
    @Transactional
    @Audited(act = Act.DELETED, kind = "survey", subject = "#id")
    public void delete(SurveyId id, String by) {
        locked(id);
        surveys.delete(id, by, clock.instant());
        events.publishEvent(new SurveyDeleted(id));
    }

    /** Replaces the draft, whoever changed it last; what is live stays as it is until the next publication. */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "survey", subject = "#id", detail = "#definition.name()")
    public Survey redraft(SurveyId id, SurveyDefinition definition) {
        return drafting.replace(locked(id), definition, API);
    }

    /**
     * Changes the draft as its author types. It may be unsound meanwhile, for instance name an unknown token; it is not
     * published before that is mended. A change that changes nothing counts as saved and makes no revision.
     *
     * @param revision of the draft that the author sees
     * @param by who changes it, as people read it
     * @throws Refusal {@code unknown-survey} or {@code survey-type-fixed}
     */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "survey", subject = "#id", when = "#result.isSaved()", gathered = true)
    public EditOutcome edit(SurveyId id, long revision, String by, UnaryOperator<SurveyDefinition> change) {
        return drafting.edit(locked(id), revision, by, change);
    }

    /**
     * Changes the draft as {@link #edit(SurveyId, long, String, UnaryOperator)} does, whoever changed it last.
     *
     * @throws Refusal {@code unknown-survey} or {@code survey-type-fixed}
     */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "survey", subject = "#id", when = "#result.isSaved()", gathered = true)
    public EditOutcome edit(SurveyId id, String by, UnaryOperator<SurveyDefinition> change) {
        var survey = locked(id);
        return drafting.edit(survey, survey.revision(), by, change);
    }

    /** What the draft names that is not there, field by field: unknown tokens, pipelines, users and teams. */
    public List<Finding> faults(SurveyDefinition definition) {
        return checks.faults(definition);
    }

    /**
     * What keeps the draft from being published, and what is risky about it; errors first, in the editor's order.
     *
     * @throws Refusal {@code unknown-survey}
     */
    public List<Finding> review(SurveyId id) {
        return reviews.of(id, get(id).draft());
    }

    /**
     * In which fields the draft differs from what is live, in the editor's order; none before the first publication.
     *
     * @throws Refusal {@code unknown-survey}
     */
    public List<SurveyChange> changes(SurveyId id) {
        var survey = get(id);
        var live = survey.liveVersion();
        return live == null ? List.of() : changes.between(version(id, live).definition(), survey.draft());
    }

    /** Whether the draft of a survey that was published differs from its last version. */
    public boolean isChanged(Survey survey) {
        var live = survey.liveVersion();
        return live != null && !version(survey.id(), live).definition().equals(survey.draft());
    }

    /** Makes the draft an immutable version and sends it from now on; also resumes a paused survey. */
    @Transactional
    @Audited(act = Act.PUBLISHED, kind = "survey", subject = "#id", detail = "'version ' + #result.liveVersion()")
    public Survey publish(SurveyId id) {
        publishing.publish(locked(id));
        return get(id);
    }

    /**
     * Publishes the draft as it was read, and no later one.
     *
     * @throws Refusal {@code draft-changed} when somebody changed it since, else as {@link #publish(SurveyId)}
     */
    @Transactional
    @Audited(act = Act.PUBLISHED, kind = "survey", subject = "#id", detail = "'version ' + #result.liveVersion()")
    public Survey publish(SurveyId id, long revision) {
        if (locked(id).revision() != revision) {
            throw SurveyRefusals.draftChanged();
        }
        return publish(id);
    }

    /**
     * Sends the live version of a paused survey again; its draft stays a draft.
     *
     * @throws Refusal {@code unknown-survey} or {@code survey-not-paused}
     */
    @Transactional
    @Audited(act = Act.RESUMED, kind = "survey", subject = "#id")
    public Survey resume(SurveyId id) {
        publishing.resume(locked(id));
        return get(id);
    }

    /** No run starts and no mail leaves until it is resumed or published again; answers to what is out are taken. */
    @Transactional
    @Audited(act = Act.PAUSED, kind = "survey", subject = "#id")
    public Survey pause(SurveyId id) {
        publishing.pause(locked(id));
        return get(id);
    }

    private Survey locked(SurveyId id) {
        return surveys.lock(id).orElseThrow(() -> SurveyRefusals.unknown(id));
    }
}
