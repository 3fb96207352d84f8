package io.aftercare.identity;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Groups of users that are notified and given tasks together. A team goes by its name, in whatever case. */
@Service
public class Teams {

    private static final int LISTED = 500;

    private final JdbcClient jdbc;
    private final TeamQueries queries;
    private final Users users;
    private final ObjectProvider<TeamUse> uses;

    Teams(JdbcClient jdbc, TeamQueries queries, Users users, ObjectProvider<TeamUse> uses) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.users = users;
        this.uses = uses;
    }

    /**
     * Teams, newest first; one statement for all.
     *
     * @param search part of the name, in any case, with or without accents
     */
    public CursorPage<Team> list(String search, @Nullable TeamId after, int size) {
        return CursorPage.of(queries.list(search, after, size + 1), size, Team::id);
    }

    /** @throws Refusal {@code team-not-found} */
    public Team get(TeamId id) {
        return queries.find(id).orElseThrow(() -> notFound(id));
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

    /** The names of the teams that a user is in. */
    public List<String> namesOf(UserId member) {
        return jdbc.sql("""
                        select team.name from team join team_member on team_member.team_id = team.id
                        where team_member.user_id = :member
                        order by team.name
                        """)
                .param("member", member.value())
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

    /** @throws Refusal {@code team-exists}, {@code unknown-user} */
    @Transactional
    @Audited(act = Act.CREATED, kind = "team", subject = "#result.id()", detail = "#name")
    public Team create(String name, Collection<String> memberEmails) {
        requireKnown(memberEmails);
        var id = jdbc.sql("insert into team (id, name) values (:id, :name) on conflict do nothing returning id")
                .param("id", Ids.next())
                .param("name", name)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> exists(name));
        setMembers(id, memberEmails);
        return get(new TeamId(id));
    }

    /**
     * Creates the team of this name, or gives the one there is exactly these members.
     *
     * @throws Refusal {@code unknown-user} if an address is no user's
     */
    @Transactional
    public void put(String name, Collection<String> memberEmails) {
        requireKnown(memberEmails);
        var id = jdbc.sql("""
                        insert into team (id, name) values (:id, :name)
                        on conflict (lower(name)) do update set name = excluded.name
                        returning id
                        """)
                .param("id", Ids.next())
                .param("name", name)
                .query(UUID.class)
                .single();
        setMembers(id, memberEmails);
    }

    /**
     * Gives a team this name and exactly these members.
     *
     * @throws Refusal {@code team-not-found}, {@code team-exists}, {@code team-in-use}, {@code unknown-user}
     */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "team", subject = "#id", detail = "#name")
    public Team change(TeamId id, String name, Collection<String> memberEmails) {
        requireKnown(memberEmails);
        rename(id, name);
        setMembers(id.value(), memberEmails);
        return get(id);
    }

    /**
     * Gives a team another name. One that something live goes by stays, but for its case.
     *
     * @throws Refusal {@code team-not-found}, {@code team-exists}, {@code team-in-use}
     */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "team", subject = "#id", detail = "#name")
    public void rename(TeamId id, String name) {
        var before = get(id).name();
        if (!before.equalsIgnoreCase(name)) {
            requireUnused(before);
        }
        try {
            var renamed = jdbc.sql("update team set name = :name where id = :id")
                    .param("id", id.value())
                    .param("name", name)
                    .update();
            requireOne(renamed, id);
        } catch (DuplicateKeyException taken) {
            throw exists(name);
        }
    }

    /** @throws Refusal {@code team-not-found}, {@code unknown-user} */
    @Audited(act = Act.CHANGED, kind = "team", subject = "#id", detail = "'a member was added'")
    public void addMember(TeamId id, String email) {
        requireKnown(List.of(email));
        get(id);
        jdbc.sql("""
                        insert into team_member (team_id, user_id)
                        select :team, id from app_user where email = :email
                        on conflict do nothing
                        """)
                .param("team", id.value())
                .param("email", Users.lowerCased(email))
                .update();
    }

    @Audited(act = Act.CHANGED, kind = "team", subject = "#id", detail = "'a member was removed'")
    public void removeMember(TeamId id, UserId member) {
        jdbc.sql("delete from team_member where team_id = :team and user_id = :member")
                .param("team", id.value())
                .param("member", member.value())
                .update();
    }

    /**
     * Removes a team that nothing live names; its members stay users. Reviews of drafts that name it say so.
     *
     * @throws Refusal {@code team-not-found}, {@code team-in-use}
     */
    @Transactional
    @Audited(act = Act.DELETED, kind = "team", subject = "#id")
    public void remove(TeamId id) {
        requireUnused(get(id).name());
        requireOne(
                jdbc.sql("delete from team where id = :id")
                        .param("id", id.value())
                        .update(),
                id);
    }

    /** What is live and names the team, in words for people such as {@code survey 'Loyalty'}. */
    public List<String> usersOf(String team) {
        return uses.orderedStream().flatMap(use -> use.usersOf(team).stream()).toList();
    }

    private void requireUnused(String team) {
        var users = usersOf(team);
        if (!users.isEmpty()) {
            throw Refusal.conflict(
                    "team-in-use",
                    "The team '%s' is needed by %s. Choose another there and publish first."
                            .formatted(team, String.join(", ", users)));
        }
    }

    private void setMembers(UUID team, Collection<String> emails) {
        jdbc.sql("""
                        with members as (
                            select id from app_user where email = any (:emails)
                        ), left_out as (
                            delete from team_member
                            where team_id = :team and user_id not in (select id from members)
                        )
                        insert into team_member (team_id, user_id)
                        select :team, id from members
                        on conflict do nothing
                        """)
                .param("team", team)
                .param("emails", emails.stream().map(Users::lowerCased).toArray(String[]::new))
                .update();
    }

    private void requireKnown(Collection<String> emails) {
        var unknown = users.unknown(emails);
        if (!unknown.isEmpty()) {
            throw Refusal.unprocessable(
                    "unknown-user", "No user has the address %s. Create the user first.".formatted(unknown));
        }
    }

    private static void requireOne(int rows, TeamId id) {
        if (rows == 0) {
            throw notFound(id);
        }
    }

    private static Refusal exists(String name) {
        return Refusal.conflict(
                "team-exists", "There is a team of the name %s already. Choose another name.".formatted(name));
    }

    private static Refusal notFound(TeamId id) {
        return Refusal.notFound("team-not-found", "There is no team %s. It may have been removed.".formatted(id));
    }
}
