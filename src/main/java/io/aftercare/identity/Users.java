package io.aftercare.identity;

import io.aftercare.common.Ids;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The people of the company. A mail address names one user, in whatever case it is written. */
@Service
public class Users {

    private static final int LISTED = 500;

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Creates the user with this address, or updates the one there is. */
    public User put(String email, String name, Role role) {
        return jdbc.sql("""
                        insert into app_user (id, email, name, role)
                        values (:id, :email, :name, :role)
                        on conflict (email) do update set name = excluded.name, role = excluded.role
                        returning id, email, name, role
                        """)
                .param("id", Ids.next())
                .param("email", lowerCased(email))
                .param("name", name)
                .param("role", role.key())
                .query(User::read)
                .single();
    }

    static String lowerCased(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
