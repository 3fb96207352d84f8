package io.aftercare.automation;

import io.aftercare.crm.PropertyUse;
import io.aftercare.mail.Tokens;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which properties follow-ups need that a draft, or the version that is sent, names. */
@Component
class FollowUpProperties implements PropertyUse {

    private static final String USES = """
            select distinct survey.name
            from follow_up
            join survey on survey.id = follow_up.survey_id
            left join survey_version live on live.survey_id = survey.id and live.version = survey.live_version
            where survey.deleted_at is null
                and format('follow-up-%s-%s-%s', replace(survey.id::text, '-', ''), sentiment, number)
                    in (survey.draft #>> array['followUps', sentiment], live.definition #>> array['followUps', sentiment])
                and (coalesce(actions::text, diagram) ~ :token
                     or jsonb_path_exists(
                         actions, '$.** ? (@.property == $name && !(@.subject == "ticket"))', cast(:named as jsonb))
                     or diagram ~ :header)
            order by survey.name
            limit 20""";

    private final JdbcClient jdbc;

    FollowUpProperties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> usersOf(String property) {
        return jdbc.sql(USES)
                .param("token", Tokens.patternOfContactProperty(property))
                .param("named", "{\"name\": \"%s\"}".formatted(property))
                .param("header", "key=\"property\"\\s+value=\"%s\"".formatted(property))
                .query((row, at) -> "a follow-up of survey '%s'".formatted(row.getString("name")))
                .list();
    }
}
