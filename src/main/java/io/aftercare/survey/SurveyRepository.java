package io.aftercare.survey;

import io.aftercare.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Surveys and their versions; definitions are kept as JSON since they are read and written whole. */
@Repository
class SurveyRepository {

    private static final String SURVEY = "select id, status, draft, live_version, created_at, updated_at, revision, "
            + "updated_by from survey where deleted_at is null and ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SurveyRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        // What a newer copy of Aftercare has published must not stop this one.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    Optional<Survey> find(SurveyId id) {
        return jdbc.sql(SURVEY + "id = :id")
                .param("id", id.value())
                .query(this::survey)
                .optional();
    }

    Optional<SurveyStatus> status(SurveyId id) {
        return jdbc.sql("select status from survey where id = :id and deleted_at is null")
                .param("id", id.value())
                .query((row, at) -> SurveyStatus.of(row.getString("status")))
                .optional();
    }

    Optional<Integer> liveVersion(SurveyId id) {
        return jdbc.sql("select live_version from survey where id = :id and status = 'live' and deleted_at is null")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    Optional<Integer> publishedVersion(SurveyId id) {
        return jdbc.sql(
                        "select live_version from survey where id = :id and live_version is not null and deleted_at is null")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    Optional<Survey> lock(SurveyId id) {
        return jdbc.sql(SURVEY + "id = :id for update")
                .param("id", id.value())
                .query(this::survey)
                .optional();
    }

    List<Survey> list(@Nullable SurveyId after, int limit) {
        return jdbc.sql(SURVEY + "(:after::uuid is null or id < :after) order by id desc limit :limit")
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(this::survey)
                .list();
    }

    void insert(Survey survey) {
        jdbc.sql("""
                insert into survey (id, name, type, status, draft, created_at, updated_at, updated_by)
                values (:id, :name, :type, :status, :draft::jsonb, :now, :now, :by)""")
                .param("id", survey.id().value())
                .param("name", survey.draft().name())
                .param("type", survey.draft().type().key())
                .param("status", survey.status().key())
                .param("draft", json.writeValueAsString(survey.draft()))
                .param("now", utc(survey.createdAt()))
                .param("by", survey.updatedBy())
                .update();
    }

    boolean isNameTaken(String name, SurveyId except) {
        return jdbc.sql("""
                select exists (select from survey where lower(name) = lower(:name) and id <> :id
                               and deleted_at is null)""")
                .param("name", name)
                .param("id", except.value())
                .query(Boolean.class)
                .single();
    }

    Optional<SurveyId> named(String name) {
        return jdbc.sql("select id from survey where lower(name) = lower(:name) and deleted_at is null")
                .param("name", name)
                .query((row, at) -> new SurveyId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** The names that begin with the stem, in lower case as Java has it: databases have other letters for some. */
    Set<String> namesFrom(String stem) {
        return jdbc.sql("""
                select name from survey
                where deleted_at is null and starts_with(lower(name), lower(:stem))""")
                .param("stem", stem)
                .query((row, at) -> row.getString("name").toLowerCase(Locale.ROOT))
                .set();
    }

    void delete(SurveyId id, String by, Instant now) {
        jdbc.sql("update survey set deleted_at = :now, deleted_by = :by where id = :id")
                .param("id", id.value())
                .param("by", by)
                .param("now", utc(now))
                .update();
    }

    void updateDraft(SurveyId id, SurveyDefinition draft, String by, Instant now) {
        jdbc.sql("""
                update survey set name = :name, draft = :draft::jsonb, revision = revision + 1, updated_by = :by,
                                  updated_at = :now
                where id = :id""")
                .param("id", id.value())
                .param("by", by)
                .param("name", draft.name())
                .param("draft", json.writeValueAsString(draft))
                .param("now", utc(now))
                .update();
    }

    void setStatus(SurveyId id, SurveyStatus status, Instant now) {
        jdbc.sql("update survey set status = :status, updated_at = :now where id = :id")
                .param("id", id.value())
                .param("status", status.key())
                .param("now", utc(now))
                .update();
    }

    void insertVersion(PublishedSurvey version, Instant now) {
        jdbc.sql("""
                insert into survey_version (survey_id, version, pipeline, definition, published_at)
                values (:id, :version, :pipeline, :definition::jsonb, :now)""")
                .param("id", version.id().value())
                .param("version", version.version())
                .param("pipeline", version.definition().pipeline())
                .param("definition", json.writeValueAsString(version.definition()))
                .param("now", utc(now))
                .update();
        // A draft that an older Aftercare wrote gets the fields that were new since, as its version has them.
        jdbc.sql("""
                update survey set status = 'live', live_version = :version, draft = v.definition, updated_at = :now
                from survey_version v
                where survey.id = :id and v.survey_id = survey.id and v.version = :version""")
                .param("id", version.id().value())
                .param("version", version.version())
                .param("now", utc(now))
                .update();
    }

    Optional<PublishedSurvey> version(SurveyId id, int version) {
        return jdbc.sql("select definition from survey_version where survey_id = :id and version = :version")
                .param("id", id.value())
                .param("version", version)
                .query((row, at) -> new PublishedSurvey(id, version, definition(row, "definition")))
                .optional();
    }

    /** The live surveys whose live version is for tickets of the pipeline, with that version. */
    Map<SurveyId, Integer> liveVersionsFor(String pipeline) {
        var live = new LinkedHashMap<SurveyId, Integer>();
        jdbc.sql("""
                select s.id, v.version
                from survey s join survey_version v on v.survey_id = s.id and v.version = s.live_version
                where s.status = 'live' and s.deleted_at is null and v.pipeline = :pipeline
                order by s.id""").param("pipeline", pipeline).query((RowCallbackHandler)
                row -> live.put(new SurveyId(row.getObject("id", UUID.class)), row.getInt("version")));
        return live;
    }

    /** Every survey that is or was for tickets of the pipeline, by name. */
    List<PipelineSurvey> ofPipeline(String pipeline) {
        return jdbc.sql("""
                select s.name, s.status,
                       (select min(published_at) from survey_version
                        where survey_id = s.id and pipeline = :pipeline) as published_at
                from survey s
                left join survey_version v on v.survey_id = s.id and v.version = s.live_version
                where s.deleted_at is null
                  and (v.pipeline = :pipeline or (s.live_version is null and s.draft ->> 'pipeline' = :pipeline))
                order by s.name
                limit 20""")
                .param("pipeline", pipeline)
                .query((row, at) -> new PipelineSurvey(
                        row.getString("name"),
                        SurveyStatus.of(row.getString("status")),
                        SqlTime.nullable(row, "published_at")))
                .list();
    }

    /** The other live surveys whose live version is for tickets of the pipeline. */
    List<Rival> othersLiveFor(String pipeline, SurveyId except) {
        return jdbc.sql("""
                select s.name, v.definition from survey s join survey_version v on v.survey_id = s.id and v.version = s.live_version
                where s.status = 'live' and s.deleted_at is null and v.pipeline = :pipeline and s.id <> :id
                order by s.name limit 20""")
                .param("pipeline", pipeline)
                .param("id", except.value())
                .query(this::rival)
                .list();
    }

    private Rival rival(ResultSet row, int at) throws SQLException {
        var live = definition(row, "definition");
        return new Rival(row.getString("name"), live.delay(), live.fatigueDays());
    }

    private Survey survey(ResultSet row, int at) throws SQLException {
        return new Survey(
                new SurveyId(row.getObject("id", UUID.class)),
                SurveyStatus.of(row.getString("status")),
                definition(row, "draft"),
                row.getObject("live_version", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getLong("revision"),
                row.getString("updated_by"));
    }

    private SurveyDefinition definition(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), SurveyDefinition.class);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
