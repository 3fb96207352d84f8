package io.aftercare.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads teams with their members, any number of them in one statement. */
@Repository
class TeamQueries {

    private static final String MEMBERS = """
            select chosen.id as team_id, chosen.name as team_name,
                app_user.id, app_user.email, app_user.name, app_user.role
            from chosen
            left join team_member on team_member.team_id = chosen.id
            left join app_user on app_user.id = team_member.user_id
            order by chosen.id desc, app_user.name, app_user.id
            """;

    private final JdbcClient jdbc;

    TeamQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Team> list(String search, @Nullable TeamId after, int limit) {
        return jdbc.sql("""
                        with chosen as (
                            select id, name from team
                            where (:search = '' or searchable(name) like search_pattern(:search))
                                and (:after::uuid is null or id < :after)
                            order by id desc
                            limit :limit
                        )
                        """ + MEMBERS)
                .param("search", search.strip())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(TeamQueries::read);
    }

    Optional<Team> find(TeamId id) {
        return jdbc
                .sql("with chosen as (select id, name from team where id = :id) " + MEMBERS)
                .param("id", id.value())
                .query(TeamQueries::read)
                .stream()
                .findFirst();
    }

    private static List<Team> read(ResultSet rows) throws SQLException {
        var teams = new LinkedHashMap<UUID, Team>();
        while (rows.next()) {
            var id = rows.getObject("team_id", UUID.class);
            var name = rows.getString("team_name");
            var team = teams.computeIfAbsent(id, key -> new Team(new TeamId(key), name, new ArrayList<>()));
            if (rows.getObject("id") != null) {
                team.members().add(User.read(rows, rows.getRow()));
            }
        }
        return List.copyOf(teams.values());
    }
}
