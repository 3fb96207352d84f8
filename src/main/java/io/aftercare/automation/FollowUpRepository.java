package io.aftercare.automation;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUp.Deployed;
import io.aftercare.automation.action.ActionJson;
import io.aftercare.automation.action.ActionList;
import io.aftercare.engine.FollowUpJobType;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FollowUpRepository {

    private static final String INSERT = """
            insert into follow_up (survey_id, sentiment, number, actions, diagram, changed_by, changed_at, went_on_from)
            values (:survey, :sentiment, :number, cast(:actions as jsonb), :diagram, :by, :now, :from)
            """;

    private static final String OF_ID = "survey_id = :survey and sentiment = :sentiment and number = :number";

    private final JdbcClient jdbc;
    private final ActionJson json;

    FollowUpRepository(JdbcClient jdbc, ActionJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<FollowUp> find(FollowUpId id) {
        return of("""
                        select actions, diagram, changed_by, changed_at, deployed_at, deployed_version
                        from follow_up where
                        """ + OF_ID, id).query((row, number) -> read(id, row)).optional();
    }

    /** What follows as a draft says. */
    FollowUpChoice choice(SurveyDefinition draft, Sentiment sentiment) {
        var process = draft.followUps().get(sentiment);
        if (process == null) {
            return new FollowUpChoice.Nothing();
        }
        return FollowUpId.of(process)
                .flatMap(this::find)
                .<FollowUpChoice>map(FollowUpChoice.Own::new)
                .orElseGet(() -> new FollowUpChoice.Elsewhere(process));
    }

    /** The highest number that was ever given in this place and is still there; 0 for none. */
    int lastNumber(FollowUpId id) {
        return jdbc.sql("""
                        select coalesce(max(number), 0) from follow_up
                        where survey_id = :survey and sentiment = :sentiment
                        """)
                .param("survey", id.survey().value())
                .param("sentiment", id.sentiment().key())
                .query(Integer.class)
                .single();
    }

    /** The list of the highest number that is there. */
    Optional<ActionList> lastList(FollowUpId place) {
        return jdbc.sql("""
                        select actions from follow_up
                        where survey_id = :survey and sentiment = :sentiment and actions is not null
                        order by number desc
                        limit 1
                        """)
                .param("survey", place.survey().value())
                .param("sentiment", place.sentiment().key())
                .query(String.class)
                .optional()
                .map(json::read);
    }

    /**
     * The surveys that have anything on record that could call a webhook, be it in use or not: a follow-up, or the id of a
     * process that is made elsewhere.
     */
    List<SurveyId> callingWebhooks() {
        return jdbc.sql("""
                        select survey_id from follow_up
                        where deployed_at is not null or strpos(coalesce(actions::text, diagram), :type) > 0
                        union
                        select survey.id from survey
                        left join survey_version live on live.survey_id = survey.id and live.version = survey.live_version
                        where survey.deleted_at is null
                            and jsonb_path_exists(
                                jsonb_build_array(survey.draft, live.definition),
                                '$[*].followUps.* ? (!(@ like_regex "^follow-up-[0-9a-f]{32}-"))')
                        """)
                .param("type", FollowUpJobType.CALL_WEBHOOK)
                .query((row, number) -> new SurveyId(row.getObject("survey_id", UUID.class)))
                .list();
    }

    /** @param from the version of the live process that it was made from; null for none */
    void insert(FollowUpId id, Content content, String by, Instant now, @Nullable Integer from) {
        of(INSERT, id)
                .param("actions", content instanceof Content.Actions actions ? json.write(actions.list()) : null)
                .param("diagram", content instanceof Content.Diagram diagram ? diagram.bpmn() : null)
                .param("by", by)
                .param("now", utc(now))
                .param("from", from)
                .update();
    }

    /** The version of the live process that a draft was made from; empty for none. */
    Optional<Integer> wentOnFrom(FollowUpId id) {
        return of("select went_on_from from follow_up where went_on_from is not null and " + OF_ID, id)
                .query(Integer.class)
                .optional();
    }

    void markDeployed(FollowUpId id, int version, Instant now) {
        of("""
                update follow_up set deployed_at = :now, deployed_version = :version
                where deployed_at is null and
                """ + OF_ID, id).param("version", version).param("now", utc(now)).update();
    }

    /** Removes the drafts before this one, which nobody can come back to. */
    void deleteDraftsBefore(FollowUpId id) {
        of("""
                delete from follow_up
                where survey_id = :survey and sentiment = :sentiment and number < :number and deployed_at is null
                """, id).update();
    }

    private JdbcClient.StatementSpec of(String statement, FollowUpId id) {
        return jdbc.sql(statement)
                .param("survey", id.survey().value())
                .param("sentiment", id.sentiment().key())
                .param("number", id.number());
    }

    private FollowUp read(FollowUpId id, ResultSet row) throws SQLException {
        return new FollowUp(
                id,
                content(row.getString("actions"), row.getString("diagram")),
                row.getString("changed_by"),
                instant(row, "changed_at"),
                deployed(row));
    }

    private static @Nullable Deployed deployed(ResultSet row) throws SQLException {
        var at = nullable(row, "deployed_at");
        return at == null ? null : new Deployed(at, row.getInt("deployed_version"), null);
    }

    private Content content(@Nullable String actions, String diagram) {
        return actions != null ? new Content.Actions(json.read(actions)) : new Content.Diagram(diagram);
    }
}
