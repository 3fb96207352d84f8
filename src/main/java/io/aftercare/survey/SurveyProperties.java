package io.aftercare.survey;

import io.aftercare.crm.PropertyUse;
import io.aftercare.mail.Tokens;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which properties the texts, segments and schedules of surveys need: those of a draft, or of the version that is sent. */
@Component
class SurveyProperties implements PropertyUse {

    private static final String USES = """
            select distinct s.name
            from survey s
            left join survey_version v on v.survey_id = s.id and v.version = s.live_version
            cross join lateral (values (s.draft), (v.definition)) as each (definition)
            where s.deleted_at is null
              and (jsonb_path_exists(each.definition, '$.segment.**.field ? (@ == $field)', cast(:field as jsonb))
                   or :name in (each.definition #>> '{schedule,since}',
                                each.definition #>> '{schedule,timeZoneProperty}')
                   or each.definition::text ~ :token)
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
                .param("token", Tokens.patternOfContactProperty(property))
                .query((row, at) -> "survey '%s'".formatted(row.getString("name")))
                .list();
    }
}
