package io.aftercare.local;

import java.util.List;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL as a container. */
final class ContainerDatabase implements Database {

    private final PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");

    ContainerDatabase(LocalSettings settings) {
        container.setPortBindings(List.of(Containers.binding(settings.port(LocalPort.DATABASE), 5432)));
    }

    @Override
    public void start() {
        container.start();
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", container.getJdbcUrl(),
                "spring.datasource.username", container.getUsername(),
                "spring.datasource.password", container.getPassword());
    }

    @Override
    public void close() {
        container.stop();
    }
}
