package io.aftercare.automation;

import io.aftercare.identity.TeamUse;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which teams get mails and tasks by the lists of actions that are live. A process of a designer's own may name others. */
@Component
class FollowUpTeams implements TeamUse {

    private static final String USES = """
            select distinct survey.name
            from follow_up
            join survey on survey.id = follow_up.survey_id
            join survey_version live on live.survey_id = survey.id and live.version = survey.live_version
            where survey.deleted_at is null
                and format('follow-up-%s-%s-%s', replace(survey.id::text, '-', ''), sentiment, number)
                    = live.definition #>> array['followUps', sentiment]
                and exists (select from jsonb_path_query(actions, '$.**.teams[*]') as named
                            where lower(named #>> '{}') = lower(:team))
            order by survey.name
            limit 20""";

    private final JdbcClient jdbc;

    FollowUpTeams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> usersOf(String team) {
        return jdbc.sql(USES)
                .param("team", team)
                .query((row, at) -> "a follow-up of survey '%s'".formatted(row.getString("name")))
                .list();
    }
}
