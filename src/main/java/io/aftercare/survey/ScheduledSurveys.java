package io.aftercare.survey;

import io.aftercare.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The live surveys that ask their contacts by themselves, by mail. */
@Service
public class ScheduledSurveys {

    private static final String LIVE = """
            select s.id, v.version,
                   (select min(published_at) from survey_version
                    where survey_id = s.id and definition #>> '{schedule,repeat}' <> 'never') as since
            from survey s join survey_version v on v.survey_id = s.id and v.version = s.live_version
            where s.status = 'live' and s.deleted_at is null and s.type <> 'ces'
              and v.definition #>> '{schedule,repeat}' <> 'never' and v.definition ->> 'web' is null""";

    private final JdbcClient jdbc;
    private final SurveyVersions versions;

    ScheduledSurveys(JdbcClient jdbc, SurveyVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    /** A row, read to its end before its version is: that may need a connection of its own. */
    private record Row(SurveyId id, int version, Instant since) {}

    /** The oldest first; one statement, and versions are remembered. */
    public List<ScheduledSurvey> list() {
        return jdbc.sql(LIVE + " order by s.id").query(ScheduledSurveys::row).list().stream()
                .map(this::scheduled)
                .toList();
    }

    /** The survey if it is one of them. */
    public Optional<ScheduledSurvey> find(SurveyId id) {
        return jdbc.sql(LIVE + " and s.id = :id")
                .param("id", id.value())
                .query(ScheduledSurveys::row)
                .optional()
                .map(this::scheduled);
    }

    private ScheduledSurvey scheduled(Row row) {
        return new ScheduledSurvey(versions.get(row.id(), row.version()), row.since());
    }

    private static Row row(ResultSet row, int at) throws SQLException {
        return new Row(
                new SurveyId(row.getObject("id", UUID.class)), row.getInt("version"), SqlTime.instant(row, "since"));
    }
}
