package io.aftercare.survey;

import io.aftercare.identity.TeamUse;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which teams published surveys tell of answers: nobody would be told in the place of one that is gone. */
@Component
class SurveyTeams implements TeamUse {

    private final JdbcClient jdbc;

    SurveyTeams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> usersOf(String team) {
        return jdbc.sql("""
                        select s.name
                        from survey s join survey_version v on v.survey_id = s.id and v.version = s.live_version
                        where s.deleted_at is null
                            and exists (select from jsonb_array_elements_text(v.definition #> '{notifications,teams}') as told
                                        where lower(told) = lower(:team))
                        order by s.name
                        limit 20""")
                .param("team", team)
                .query((row, at) -> "survey '%s'".formatted(row.getString("name")))
                .list();
    }
}
