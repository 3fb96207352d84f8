package io.aftercare.identity;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What users sign in with. Only a salted hash is kept (PBKDF2, which takes passwords of any length). */
@Service
public class Passwords {

    /** Length counts for more than odd characters (NIST SP 800-63B, 3.1.1.2). */
    public static final int SHORTEST = 12;

    /** Bounds the work of hashing. */
    public static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Sessions sessions;
    private final String nobodys;

    Passwords(JdbcClient jdbc, PasswordEncoder encoder, Sessions sessions) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.sessions = sessions;
        this.nobodys = hash("no user has this password");
    }

    private record Credentials(User user, @Nullable String hash) {}

    /** The user with this address, if the password is theirs. Takes as long when there is no such user. */
    public Optional<User> check(String email, String password) {
        if (password.length() > LONGEST) {
            return Optional.empty();
        }
        var known = jdbc.sql("select id, email, name, role, password_hash from app_user where email = :email")
                .param("email", Users.lowerCased(email))
                .query((row, number) -> new Credentials(User.read(row, number), row.getString("password_hash")))
                .optional();
        var hash = known.map(Credentials::hash);
        var matches = encoder.matches(password, hash.orElse(nobodys));
        return matches && hash.isPresent() ? known.map(Credentials::user) : Optional.empty();
    }

    /**
     * Gives a user a password, and ends the sessions opened with the old one.
     *
     * @throws Refusal {@code weak-password} when it is too short or too long
     */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "user", subject = "#user", detail = "'the password'")
    public void set(UserId user, String password) {
        keep(user, password);
        sessions.endAll(user);
    }

    /** As {@link #set}, but leaves one session open: that of the user who does it. */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "user", subject = "#user", detail = "'the password'")
    void setWithin(String session, UserId user, String password) {
        keep(user, password);
        sessions.endAllBut(session, user);
    }

    private void keep(UserId user, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw Refusal.unprocessable(
                    "weak-password",
                    "A password has %d to %d characters. Several words make a good one.".formatted(SHORTEST, LONGEST));
        }
        jdbc.sql("update app_user set password_hash = :hash where id = :id")
                .param("hash", hash(password))
                .param("id", user.value())
                .update();
    }

    /** Whether the user can sign in by password. */
    public boolean isSet(UserId user) {
        return jdbc.sql("select password_hash is not null from app_user where id = :id")
                .param("id", user.value())
                .query(Boolean.class)
                .single();
    }

    private String hash(String password) {
        return java.util.Objects.requireNonNull(encoder.encode(password));
    }
}
