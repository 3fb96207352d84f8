package io.aftercare.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aftercare.segment.Match;
import io.aftercare.segment.Segment;
import io.aftercare.site.SignedIdentity;
import io.aftercare.site.SiteCommand;
import io.aftercare.site.Sites;
import io.aftercare.survey.PerSentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import io.aftercare.survey.Translation;
import io.aftercare.survey.WebDelivery;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A shop on another host, {@code localhost}, that shows a survey to whoever is signed in there: what a site's own server
 * does, and nothing else of Aftercare's. Its policy allows the script of web surveys and no style in the page.
 */
@Component
@ConditionalOnProperty("local.site.port")
@Order(2)
class DemoSite implements ApplicationRunner {

    private static final String SURVEY = "Satisfaction on our site";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="UTF-8"><title>Northwind shop</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"></head>
            <body>
            <main>
            <h1>Northwind shop</h1>
            <p>This page stands for your own web site. You are %s.</p>
            <ul><li><a href="/?as=ada">Sign in as Ada</a></li><li><a href="/?as=konrad">Sign in as Konrad, who speaks German</a></li><li><a href="/">Sign out</a></li></ul>
            <p>Who is signed in sees the survey after two seconds, and once. Visitors whom nobody knows see nothing.</p>
            </main>
            <script src="%s/s/aftercare.js" data-survey="%s"%s async></script>
            </body>
            </html>
            """;

    private static final Map<String, String> CUSTOMERS =
            Map.of("as=ada", "ada@customer.example", "as=konrad", "konrad@customer.example");

    private final Sites sites;
    private final Surveys surveys;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final int port;
    private final String aftercare;
    private @Nullable HttpServer server;

    DemoSite(
            Sites sites,
            Surveys surveys,
            JdbcClient jdbc,
            Clock clock,
            @Value("${local.site.port}") int port,
            @Value("${aftercare.response.public-url}") String aftercare) {
        this.sites = sites;
        this.surveys = surveys;
        this.jdbc = jdbc;
        this.clock = clock;
        this.port = port;
        this.aftercare = aftercare;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) throws IOException {
        if (sites.ofOrigin(origin()).isEmpty()) {
            sites.create(new SiteCommand("Northwind shop", origin(), true), "demo@northwind.example");
            surveys.publish(surveys.create(survey()).id());
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** A start with another port has a site, and so a survey, of its own. */
    private String surveyName() {
        return port == LocalPort.SITE.standard() ? SURVEY : SURVEY + ", port " + port;
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var page = page(visitor(exchange)).getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "text/html;charset=UTF-8");
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src %1$s; connect-src %1$s".formatted(aftercare));
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /** The address of who is signed in, as the demo has it; null for nobody. */
    private static @Nullable String visitor(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return query == null ? null : CUSTOMERS.get(query);
    }

    private String page(@Nullable String email) {
        var survey = surveys.named(surveyName()).map(SurveyId::toString).orElse("");
        var identity = Optional.ofNullable(email)
                .map(known -> " data-identity=\"%s\"".formatted(identity(known, survey)))
                .orElse("");
        return PAGE.formatted(email == null ? "not signed in" : email, aftercare, survey, identity);
    }

    private String identity(String email, String survey) {
        var secret = jdbc.sql("select secret from site where origin = :origin")
                .param("origin", origin())
                .query(String.class)
                .single();
        return SignedIdentity.of(
                secret, SignedIdentity.claims(survey, email, clock.instant()).build());
    }

    private SurveyDefinition survey() {
        return SurveyDefinition.of(SurveyType.CSAT, surveyName()).toBuilder()
                .web(new WebDelivery(List.of(origin()), WebDelivery.Place.BUBBLE, 2))
                .segment(new Segment(Match.ALL, List.of()))
                .translations(Map.of("de", new Translation(null, null, null, PerSentiment.none(), PerSentiment.none())))
                .expiresAfter(Duration.ofDays(1))
                .commentWindow(Duration.ofMinutes(1))
                .fatigueDays(0)
                .build();
    }
}
