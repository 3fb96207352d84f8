package io.aftercare.exporter;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/** Connections that give up in time: the broker's thread waits for them. */
final class PostgreSql {

    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "30";

    private PostgreSql() {}

    static Connection connect(ExporterSettings settings) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "aftercare-exporter");
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        // By our own class loader: DriverManager knows only the drivers of the broker.
        for (var driver : ServiceLoader.load(Driver.class, PostgreSql.class.getClassLoader())) {
            if (driver.acceptsURL(ExporterSettings.DRIVER + "//")) {
                var connection = driver.connect(settings.url(), properties);
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new SQLException("There is no PostgreSQL driver beside the exporter");
    }
}
