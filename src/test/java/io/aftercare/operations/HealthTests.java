package io.aftercare.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.common.PartHealth;
import io.aftercare.identity.Scope;
import io.aftercare.run.RunTest;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.JsonNode;

class HealthTests extends RunTest {

    private static final String HEALTH = "/actuator/health";

    @Autowired
    private HealthEndpointGroups groups;

    @Test
    void isDegradedButReadyWhileEngineAndExporterAreAway() {
        broker().kill();
        try {
            jdbc.sql("update engine.exporter_position set seen_at = now() - interval '5 minutes'")
                    .update();
            awaitPart("engine", "DEGRADED", time::advanceApplication);
            awaitPart("exporter", "DEGRADED", time::advanceApplication);
            assertThat(parts().get("exporter").get("details").get("problem").asString())
                    .contains("silent");
            assertThat(parts().get("db").get("status").asString()).isEqualTo("UP");
            assertThat(statusOf(HEALTH)).isEqualTo("DEGRADED");
            assertThat(statusOf(HEALTH + "/readiness")).isEqualTo("UP");
            assertThat(statusOf(HEALTH + "/liveness")).isEqualTo("UP");
        } finally {
            broker().start();
        }
        awaitPart("engine", "UP");
        awaitPart("exporter", "UP");
    }

    @Test
    void isDegradedButReadyWhileTheMailServerIsAway() {
        inbox().stopSmtp();
        try {
            // In real time: a connection that was used just now is trusted.
            awaitPart("mail", "DEGRADED", passing -> {});
            assertThat(statusOf(HEALTH)).isEqualTo("DEGRADED");
            assertThat(statusOf(HEALTH + "/readiness")).isEqualTo("UP");
        } finally {
            inbox().startSmtp();
        }
        awaitPart("mail", "UP");
    }

    @Test
    void isDownWithoutTheDatabaseAndAbleWithoutAnythingElse() {
        var all = groups.getPrimary();
        var readiness = Objects.requireNonNull(groups.get("readiness"));
        assertThat(readiness.isMember("db")).isTrue();
        assertThat(readiness.isMember("engine")).isFalse();
        assertThat(readiness.isMember("exporter")).isFalse();
        assertThat(readiness.isMember("mail")).isFalse();

        var worst = all.getStatusAggregator();
        assertThat(worst.getAggregateStatus(Status.UP, PartHealth.DEGRADED, Status.DOWN))
                .isEqualTo(Status.DOWN);
        assertThat(worst.getAggregateStatus(Status.UP, PartHealth.DEGRADED)).isEqualTo(PartHealth.DEGRADED);
        assertThat(worst.getAggregateStatus(Status.UP, Status.UNKNOWN))
                .as("without an exporter from the start")
                .isEqualTo(Status.UP);
        assertThat(all.getHttpCodeStatusMapper().getStatusCode(Status.DOWN)).isEqualTo(503);
        assertThat(all.getHttpCodeStatusMapper().getStatusCode(PartHealth.DEGRADED))
                .isEqualTo(200);
    }

    @Test
    void saysWhyOnlyToThoseWhoRunIt() {
        assertThat(statusOf(HEALTH)).isNotBlank();
        assertThat(asked(null).has("components")).isFalse();
        assertThat(asked(keyWith(Scope.SETTINGS_READ)).has("components")).isFalse();

        var engine = asked(keyWith(Scope.OPERATIONS_READ)).get("components").get("engine");
        assertThat(engine.get("details").get("gateway").asString()).isEqualTo("8.6.0");
    }

    private void awaitPart(String part, String status) {
        awaitPart(part, status, time::advance);
    }

    /** A part is looked at every ten seconds at most: they pass between two looks. */
    private void awaitPart(String part, String status, Consumer<Duration> clock) {
        eventually().untilAsserted(() -> {
            clock.accept(Duration.ofSeconds(10));
            assertThat(parts().get(part).get("status").asString()).isEqualTo(status);
        });
    }

    private JsonNode parts() {
        return asked(KEY).get("components");
    }

    private JsonNode asked(@Nullable String key) {
        var request = http.get().uri(HEALTH);
        return body((key == null ? request : request.header("Authorization", "Bearer " + key)).exchange());
    }

    private String statusOf(String path) {
        return body(page(path)).get("status").asString();
    }
}
