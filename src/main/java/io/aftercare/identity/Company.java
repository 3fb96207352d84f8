package io.aftercare.identity;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The company whose customers are asked. */
@Service
public class Company {

    private final JdbcClient jdbc;

    Company(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its name as respondents read it, once it was given. */
    public Optional<String> name() {
        return jdbc.sql("select name from company").query(String.class).optional();
    }

    public void rename(String name) {
        jdbc.sql("insert into company (name) values (:name) on conflict (singleton) do update set name = excluded.name")
                .param("name", name)
                .update();
    }
}
