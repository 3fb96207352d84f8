package io.aftercare.survey;

import io.aftercare.common.SqlTime;
import io.aftercare.survey.SurveyLabel.Deletion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists surveys without reading their definitions. Only conditions that were asked for are in the statement. */
@Repository
class SurveyQueries {

    private static final String UNPUBLISHED = "exists (select from survey_version where survey_id = survey.id "
            + "and version = live_version and definition <> draft)";

    private static final String IN_WAVES = "exists (select from survey_version where survey_id = survey.id "
            + "and type <> 'ces' and definition #>> '{schedule,repeat}' <> 'never' and definition ->> 'web' is null)";

    private final JdbcClient jdbc;

    SurveyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param text stands somewhere in the name, in any case; not a pattern */
    List<SurveyRow> search(@Nullable String text, @Nullable SurveyStatus status, @Nullable SurveyId after, int limit) {
        var conditions = new ArrayList<>(List.of("deleted_at is null"));
        var values = new ArrayList<Object>();
        if (text != null && !text.isBlank()) {
            conditions.add("position(lower(?) in lower(name)) > 0");
            values.add(text.strip());
        }
        if (status != null) {
            conditions.add("status = ?");
            values.add(status.key());
        }
        if (after != null) {
            conditions.add("id < ?");
            values.add(after.value());
        }
        return jdbc.sql("select id, name, type, status, draft ->> 'pipeline' as pipeline, live_version, updated_at, "
                        + "updated_by, " + UNPUBLISHED + " as unpublished, " + IN_WAVES
                        + " as in_waves, draft ->> 'web' is not null as web from survey where "
                        + String.join(" and ", conditions)
                        + " order by id desc limit " + limit)
                .params(values)
                .query(SurveyQueries::row)
                .list();
    }

    Map<SurveyId, String> names(Collection<SurveyId> ids) {
        var names = new HashMap<SurveyId, String>();
        jdbc.sql("select id, name from survey where id = any (:ids)")
                .param("ids", ids.stream().map(SurveyId::value).toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    names.put(new SurveyId(row.getObject("id", UUID.class)), row.getString("name"));
                });
        return names;
    }

    /** Of a survey that is there or was. */
    Optional<SurveyLabel> label(SurveyId id) {
        return jdbc.sql("select name, deleted_at, deleted_by from survey where id = :id")
                .param("id", id.value())
                .query((row, at) -> {
                    var deletedAt = SqlTime.nullable(row, "deleted_at");
                    return new SurveyLabel(
                            row.getString("name"),
                            deletedAt == null ? null : new Deletion(deletedAt, row.getString("deleted_by")));
                })
                .optional();
    }

    private static SurveyRow row(ResultSet row, int at) throws SQLException {
        return new SurveyRow(
                new SurveyId(row.getObject("id", UUID.class)),
                row.getString("name"),
                SurveyType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                SurveyStatus.of(row.getString("status")),
                row.getString("pipeline"),
                row.getObject("live_version", Integer.class),
                row.getBoolean("unpublished"),
                row.getBoolean("in_waves"),
                row.getBoolean("web"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }
}
