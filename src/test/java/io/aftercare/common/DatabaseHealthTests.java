package io.aftercare.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DatabaseHealthTests {

    @Test
    void isDownSoonThoughThePoolWaitsForTheDatabaseForLong() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:%d/aftercare".formatted(silent.getLocalPort()));
            var health = new DatabaseHealth(pool, Clock.systemUTC());
            var registry = new SimpleMeterRegistry();
            health.bindTo(registry);
            var begun = System.nanoTime();

            var state = health.health();

            assertThat(state.getStatus()).isEqualTo(Status.DOWN);
            assertThat(state.getDetails()).containsEntry("problem", "No answer in two seconds.");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
            assertThat(registry.get("aftercare.health")
                            .tag("part", "database")
                            .gauge()
                            .value())
                    .isZero();
        }
    }
}
