package io.aftercare.exporter;

import io.aftercare.AftercareTest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The exporter and a real PostgreSQL, with the broker's part in our hands; each test has a database of its own. */
abstract class ExporterTest extends AftercareTest {

    @Value("${spring.datasource.url}")
    private String mainDatabase = "";

    private final String name = "exporter_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void createDatabase() {
        client("postgres").sql("create database " + name).update();
    }

    JdbcClient database() {
        return client(name);
    }

    /** A broker whose exporter has small batches. @param exportedPosition what it knows as exported; -1 for nothing */
    FakeBroker broker(int port, long exportedPosition) {
        return broker(port, exportedPosition, Map.of("batchsize", "2"));
    }

    FakeBroker broker(int port, long exportedPosition, Map<String, String> more) {
        return broker(port, 1, exportedPosition, more);
    }

    /** A new broker that leads this partition. */
    FakeBroker newBroker(int partition) {
        return broker(port(), partition, -1, Map.of());
    }

    private FakeBroker broker(int port, int partition, long exportedPosition, Map<String, String> more) {
        var arguments = new HashMap<String, Object>(more);
        arguments.put("url", url(port, name));
        arguments.put("user", "postgres");
        arguments.put("password", "postgres");
        return new FakeBroker(arguments, partition, exportedPosition).start();
    }

    int port() {
        return URI.create(mainDatabase.substring("jdbc:".length())).getPort();
    }

    private JdbcClient client(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(port(), database), "postgres", "postgres"));
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }
}
