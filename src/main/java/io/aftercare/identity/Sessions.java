package io.aftercare.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of Spring Session's table. */
@Component
public class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Signs a user out everywhere: what a session remembers of its user is no longer true. */
    public void endAll(UserId user) {
        endAllBut("", user);
    }

    /** Signs a user out everywhere else. */
    void endAllBut(String session, UserId user) {
        jdbc.sql("""
                        delete from spring_session
                        where principal_name = (select email from app_user where id = :id) and session_id <> :kept
                        """).param("id", user.value()).param("kept", session).update();
    }
}
