package io.aftercare.identity;

import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Groups of users that are notified and given tasks together. A team goes by its name, in whatever case. */
@Service
public class Teams {

    private static final int LISTED = 500;

    private final JdbcClient jdbc;
    private final Users users;

    Teams(JdbcClient jdbc, Users users) {
        this.jdbc = jdbc;
        this.users = users;
    }

    /** The users in this team by name; none when there is no such team. */
    public List<User> membersOf(String team) {
        return jdbc.sql("""
                        select app_user.id, app_user.email, app_user.name, app_user.role
                        from team
                        join team_member on team_member.team_id = team.id
                        join app_user on app_user.id = team_member.user_id
                        where lower(team.name) = lower(:team)
                        order by app_user.name, app_user.id
                        """).param("team", team).query(User::read).list();
    }

    /** The names of the teams, at most {@value #LISTED}. */
    public List<String> names() {
        return jdbc.sql("select name from team order by lower(name) limit " + LISTED)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** Those of the names that no team has; one statement for all. */
    public Set<String> unknown(Collection<String> names) {
        return jdbc.sql("""
                        select asked.name
                        from unnest(:names) as asked (name)
                        where not exists (select from team where lower(team.name) = lower(asked.name))
                        """).param("names", names.toArray(String[]::new)).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Creates the team of this name, or gives the one there is exactly these members.
     *
     * @throws Refusal {@code unknown-user} if an address is no user's
     */
    public void put(String name, Collection<String> memberEmails) {
        var unknown = users.unknown(memberEmails);
        if (!unknown.isEmpty()) {
            throw Refusal.unprocessable(
                    "unknown-user", "No user has the address %s. Create the user first.".formatted(unknown));
        }
        jdbc.sql("""
                        with saved as (
                            insert into team (id, name) values (:id, :name)
                            on conflict (lower(name)) do update set name = excluded.name
                            returning id
                        ), members as (
                            select saved.id as team_id, app_user.id as user_id
                            from saved join app_user on app_user.email = any (:emails)
                        ), left_out as (
                            delete from team_member
                            where team_id = (select id from saved) and user_id not in (select user_id from members)
                        )
                        insert into team_member (team_id, user_id)
                        select team_id, user_id from members
                        on conflict do nothing
                        """)
                .param("id", Ids.next())
                .param("name", name)
                .param("emails", memberEmails.stream().map(Users::lowerCased).toArray(String[]::new))
                .update();
    }
}
