package io.aftercare.survey;

import io.aftercare.crm.PropertyUse;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which properties the segments and schedules of surveys ask for: those of a draft, or of the version that is sent. */
@Component
class SurveyProperties implements PropertyUse {

    private static final String USES = """
            select s.name
            from survey s
            left join survey_version v on v.survey_id = s.id and v.version = s.live_version
            where s.deleted_at is null
              and (jsonb_path_exists(s.draft, '$.segment.**.field ? (@ == $field)', cast(:field as jsonb))
                   or jsonb_path_exists(v.definition, '$.segment.**.field ? (@ == $field)', cast(:field as jsonb))
                   or :name in (s.draft #>> '{schedule,since}', s.draft #>> '{schedule,timeZoneProperty}',
                                v.definition #>> '{schedule,since}', v.definition #>> '{schedule,timeZoneProperty}'))
            order by s.name
            limit 20""";

    private final JdbcClient jdbc;

    SurveyProperties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> usersOf(String property) {
        return jdbc.sql(USES)
                .param("field", "{\"field\": \"properties.%s\"}".formatted(property))
                .param("name", property)
                .query((row, at) -> "survey '%s'".formatted(row.getString("name")))
                .list();
    }
}
