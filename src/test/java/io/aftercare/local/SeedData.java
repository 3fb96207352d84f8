package io.aftercare.local;

import io.aftercare.Aftercare;
import io.aftercare.crm.Pipelines;
import io.aftercare.survey.PerSentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDefinition.From;
import io.aftercare.survey.SurveyDefinition.Notifications;
import io.aftercare.survey.SurveyDefinition.Theme;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Fills the database of a local start with 100,000 contacts, as many tickets, and 500,000 runs of the last year with
 * their answers, to see what lists cost. It starts that database itself and takes no address, so it can reach no other.
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
        new ResourceDatabasePopulator(new ClassPathResource("seed.sql", SeedData.class))
                .execute(application.getBean(DataSource.class));
        System.out.printf(
                "Seeded in %d s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds());
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
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofDays(30),
                null,
                30,
                PerSentiment.none(),
                PerSentiment.none(),
                new Notifications(List.of(), List.of(), false),
                PerSentiment.none(),
                null,
                Map.of()));
        surveys.publish(created.id());
    }
}
