package io.aftercare.local;

import io.aftercare.Aftercare;
import io.aftercare.crm.Pipelines;
import io.aftercare.survey.PerSentiment;
import io.aftercare.survey.Schedule;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDefinition.From;
import io.aftercare.survey.SurveyDefinition.Notifications;
import io.aftercare.survey.SurveyDefinition.Theme;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Fills the database of a local start with 100,000 contacts, as many tickets, and 500,000 runs of the last year with
 * their answers and what the engine did for them, to see what pages cost. It starts that database itself and takes no
 * address, so it can reach no other. {@code -Dseed.runs=1000000} makes more, with a ticket for every five.
 *
 * <pre>mvn -Dlocal.main=io.aftercare.local.SeedData -Dlocal.data=target/seed</pre>
 */
public final class SeedData {

    private static final String NO_TICKETS = "load-none";

    private SeedData() {}

    public static void main(String[] args) {
        var settings = LocalSettings.fromProperties();
        try (var backends = Backends.local(settings, Progress.onConsole())) {
            DataLock.acquire(settings.data());
            backends.makeRoom();
            backends.start();
            try (var application = start(backends, settings)) {
                seed(application);
            }
        } catch (LocalStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext start(Backends backends, LocalSettings settings) {
        var properties = new HashMap<>(backends.properties());
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", settings.port(LocalPort.APPLICATION));
        properties.put("logging.level.root", "warn");
        return new SpringApplicationBuilder(Aftercare.class)
                .profiles("local")
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("seed", properties)))
                .run();
    }

    private static void seed(ConfigurableApplicationContext application) {
        var seeded = application
                .getBean(JdbcClient.class)
                .sql("select exists (select from pipeline where key = 'load-support')")
                .query(Boolean.class)
                .single();
        if (seeded) {
            throw new LocalStartException(
                    "The data is there already. To make it anew, delete the folder of the state.");
        }
        var surveys = application.getBean(Surveys.class);
        application.getBean(Pipelines.class).create(NO_TICKETS, "Load without tickets");
        publish(surveys, "Load 1 effort", SurveyType.CES);
        publish(surveys, "Load 2 satisfaction", SurveyType.CSAT);
        publish(surveys, "Load 3 loyalty", SurveyType.NPS);
        publish(surveys, "Load 4 loyalty", SurveyType.NPS);
        publish(surveys, "Load 5 onboarding", SurveyType.CES);
        var start = System.nanoTime();
        try (var connection = application.getBean(DataSource.class).getConnection()) {
            new ResourceDatabasePopulator(runs(Integer.getInteger("seed.runs", 500_000)), script("seed.sql"))
                    .populate(connection);
            var engine = new ResourceDatabasePopulator(script("seed-engine.sql"));
            engine.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
            engine.populate(connection);
        } catch (SQLException e) {
            throw new LocalStartException("The database broke off: " + e.getMessage());
        }
        awaitSums(application.getBean(JdbcClient.class));
        System.out.printf(
                "Seeded in %d s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    /** The application sums up the days meanwhile. */
    private static void awaitSums(JdbcClient jdbc) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> jdbc.sql("""
                        select exists (select from summed_day)
                           and not exists (select from summed_day where not summed and day < current_date - 1)""").query(Boolean.class).single());
    }

    private static Resource runs(int runs) {
        return new ByteArrayResource(("set seed.runs = " + runs).getBytes(StandardCharsets.UTF_8));
    }

    private static Resource script(String name) {
        return new ClassPathResource(name, SeedData.class);
    }

    /** Of a pipeline without tickets: nothing that happens to them sends a mail. */
    private static void publish(Surveys surveys, String name, SurveyType type) {
        var created = surveys.create(new SurveyDefinition(
                name,
                type,
                "en",
                null,
                new From("Northwind", "load@northwind.example"),
                null,
                null,
                null,
                Theme.STANDARD,
                type == SurveyType.CES ? NO_TICKETS : null,
                null,
                Schedule.NONE,
                null,
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofDays(30),
                null,
                30,
                false,
                PerSentiment.none(),
                PerSentiment.none(),
                new Notifications(List.of(), List.of(), false),
                PerSentiment.none(),
                null,
                Map.of()));
        surveys.publish(created.id());
    }
}
