package io.aftercare.common;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.stereotype.Component;

/** Without the database nothing can be served. Spring Boot's own check, in whose place this is, waits for the pool. */
@Component("dbHealthIndicator")
class DatabaseHealth extends PartHealth {

    private final DataSourceHealthIndicator check;

    DatabaseHealth(DataSource dataSource, Clock clock) {
        super("database", Status.DOWN, clock);
        this.check = new DataSourceHealthIndicator(dataSource);
    }

    @Override
    protected Health check() {
        return check.health();
    }
}
