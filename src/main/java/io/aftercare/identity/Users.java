package io.aftercare.identity;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of the company. A mail address names one user, in whatever case it is written. There is always an admin,
 * once there was one.
 */
@Service
public class Users {

    private static final int LISTED = 500;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Sessions sessions;

    Users(JdbcClient jdbc, Passwords passwords, Sessions sessions) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /**
     * Users, newest first.
     *
     * @param search part of the name or the address, in any case, with or without accents
     */
    public CursorPage<User> list(String search, @Nullable UserId after, int size) {
        var rows = jdbc.sql("""
                        select id, email, name, role from app_user
                        where (:search = '' or searchable(name || ' ' || email) like search_pattern(:search))
                            and (:after::uuid is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .param("search", search.strip())
                .param("after", after == null ? null : after.value())
                .param("limit", size + 1)
                .query(User::read)
                .list();
        return CursorPage.of(rows, size, User::id);
    }

    /** @throws Refusal {@code user-not-found} */
    public User get(UserId id) {
        return jdbc.sql("select id, email, name, role from app_user where id = :id")
                .param("id", id.value())
                .query(User::read)
                .optional()
                .orElseThrow(() -> notFound(id));
    }

    public Optional<User> byEmail(String email) {
        return jdbc.sql("select id, email, name, role from app_user where email = :email")
                .param("email", lowerCased(email))
                .query(User::read)
                .optional();
    }

    /** The users by name, at most {@value #LISTED}. */
    public List<User> list() {
        return jdbc.sql("select id, email, name, role from app_user order by lower(name), id limit " + LISTED)
                .query(User::read)
                .list();
    }

    /** Those of the addresses that no user has, lower-cased, in the order given; one statement for all. */
    public Set<String> unknown(Collection<String> emails) {
        var unknown = new LinkedHashSet<>(emails.stream().map(Users::lowerCased).toList());
        jdbc.sql("select email from app_user where email = any (:emails)")
                .param("emails", unknown.toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(unknown::remove);
        return unknown;
    }

    /**
     * Adds a user.
     *
     * @param password null for somebody who signs in by OpenID only
     * @throws Refusal {@code user-exists}, {@code weak-password}
     */
    @Transactional
    @Audited(act = Act.CREATED, kind = "user", subject = "#result.id()", detail = "#role.key()")
    public User create(String email, String name, Role role, @Nullable String password) {
        var user = insert(email, name, role)
                .orElseThrow(() -> Refusal.conflict(
                        "user-exists", "There is a user with the address %s already.".formatted(lowerCased(email))));
        if (password != null) {
            passwords.set(user.id(), password);
        }
        return user;
    }

    /**
     * Creates the user with this address, or changes the one there is.
     *
     * @throws Refusal {@code last-admin}
     */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "user", subject = "#result.id()", detail = "#role.key()")
    public User put(String email, String name, Role role) {
        return byEmail(email)
                .map(known -> change(known.id(), name, role))
                .or(() -> insert(email, name, role))
                .orElseGet(() -> put(email, name, role));
    }

    /**
     * Gives a user another name or role. A changed role ends the user's sessions, which remember the old one.
     *
     * @throws Refusal {@code user-not-found}, {@code last-admin}
     */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "user", subject = "#id", detail = "#role.key()")
    public User change(UserId id, String name, Role role) {
        if (role != Role.ADMIN) {
            requireAnotherAdminThan(id);
        }
        var before = locked(id);
        jdbc.sql("update app_user set name = :name, role = :role where id = :id")
                .param("id", id.value())
                .param("name", name)
                .param("role", role.key())
                .update();
        if (before.role() != role) {
            sessions.endAll(id);
        }
        return new User(id, before.email(), name, role);
    }

    /** @throws Refusal {@code user-not-found} */
    @Audited(act = Act.CHANGED, kind = "user", subject = "#id", detail = "'the name'")
    public User rename(UserId id, String name) {
        return jdbc.sql("update app_user set name = :name where id = :id returning id, email, name, role")
                .param("id", id.value())
                .param("name", name)
                .query(User::read)
                .optional()
                .orElseThrow(() -> notFound(id));
    }

    /**
     * Removes a user, who is signed out and leaves all teams.
     *
     * @param by who does it, null for a program
     * @throws Refusal {@code user-not-found}, {@code last-admin}, {@code own-user}
     */
    @Transactional
    @Audited(act = Act.DELETED, kind = "user", subject = "#id")
    public void remove(UserId id, @Nullable UserId by) {
        if (id.equals(by)) {
            throw Refusal.conflict("own-user", "You cannot remove yourself. Ask another admin to do it.");
        }
        requireAnotherAdminThan(id);
        locked(id);
        sessions.endAll(id);
        jdbc.sql("delete from app_user where id = :id").param("id", id.value()).update();
    }

    private Optional<User> insert(String email, String name, Role role) {
        return jdbc.sql("""
                        insert into app_user (id, email, name, role)
                        values (:id, :email, :name, :role)
                        on conflict (email) do nothing
                        returning id, email, name, role
                        """)
                .param("id", Ids.next())
                .param("email", lowerCased(email))
                .param("name", name)
                .param("role", role.key())
                .query(User::read)
                .optional();
    }

    /** Locks the admins, always in the same order: of two who demote each other the second one is refused. */
    private void requireAnotherAdminThan(UserId id) {
        var admins = jdbc.sql("select id, email, name, role from app_user where role = 'admin' order by id for update")
                .query(User::read)
                .list();
        if (admins.size() == 1 && admins.getFirst().id().equals(id)) {
            throw Refusal.conflict(
                    "last-admin",
                    "%s is the last admin, and somebody has to be one. Make another user an admin first."
                            .formatted(admins.getFirst().name()));
        }
    }

    private User locked(UserId id) {
        return jdbc.sql("select id, email, name, role from app_user where id = :id for update")
                .param("id", id.value())
                .query(User::read)
                .optional()
                .orElseThrow(() -> notFound(id));
    }

    private static Refusal notFound(UserId id) {
        return Refusal.notFound("user-not-found", "There is no user %s. They may have been removed.".formatted(id));
    }

    static String lowerCased(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
