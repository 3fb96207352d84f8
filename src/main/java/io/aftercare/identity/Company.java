package io.aftercare.identity;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The company whose customers are asked. Every mail and page shows its name, so it is kept for a few seconds. */
@Service
public class Company {

    /** How long another copy of Aftercare may go on showing a name that was changed. */
    static final Duration KEPT = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Recent recent;

    Company(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Its name as respondents read it, once it was given. */
    public Optional<String> name() {
        var now = clock.instant();
        var known = recent;
        if (known == null || !known.isFresh(now)) {
            known = new Recent(read(), now);
            recent = known;
        }
        return known.name();
    }

    @Audited(act = Act.CHANGED, kind = "company", detail = "#name")
    public void rename(String name) {
        jdbc.sql("insert into company (name) values (:name) on conflict (singleton) do update set name = excluded.name")
                .param("name", name)
                .update();
        recent = null;
    }

    private Optional<String> read() {
        return jdbc.sql("select name from company").query(String.class).optional();
    }

    private record Recent(Optional<String> name, Instant read) {

        boolean isFresh(Instant now) {
            return !now.isBefore(read) && now.isBefore(read.plus(KEPT));
        }
    }
}
