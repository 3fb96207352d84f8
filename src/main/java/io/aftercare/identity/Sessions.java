package io.aftercare.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of Spring Session's table. */
@Component
class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Signs a user out everywhere: what a session remembers of its user is no longer true. */
    void endAll(UserId user) {
        jdbc.sql("""
                        delete from spring_session
                        where principal_name = (select email from app_user where id = :id)
                        """).param("id", user.value()).update();
    }
}
