package io.aftercare.local;

import io.aftercare.Aftercare;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The local start: Aftercare and all it needs on this machine, with state that stays. */
public final class LocalAftercare {

    private static final String APPLICATION = "Aftercare";

    private final Progress progress = Progress.onConsole();
    private final LocalSettings settings = LocalSettings.fromProperties();
    private final Backends backends = Backends.local(settings, progress);
    private final AtomicReference<ConfigurableApplicationContext> application = new AtomicReference<>();
    private volatile boolean stopping;

    public static void main(String[] args) {
        // Until the application configures logging, its parts would log everything.
        LoggingSystem.get(LocalAftercare.class.getClassLoader()).beforeInitialize();
        endWithMaven();
        try {
            new LocalAftercare().start(args);
        } catch (LocalStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException reportedBySpring) {
            System.exit(1);
        }
    }

    private void start(String[] args) {
        DataLock.acquire(settings.data());
        backends.makeRoom();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "local-stop"));
        try {
            backends.start();
            progress.begin(APPLICATION);
            new SpringApplicationBuilder(Aftercare.class)
                    .profiles("local")
                    .properties("logging.level.io.zonky.test=warn", "logging.level.com.icegreen.greenmail=warn")
                    // Our own hook stops the parts after the application; Spring's would run beside it.
                    .registerShutdownHook(false)
                    .initializers(this::prepare)
                    .run(args);
            progress.done(APPLICATION);
            if (!stopping) {
                welcome();
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                throw e;
            }
        }
    }

    private void prepare(ConfigurableApplicationContext context) {
        application.set(context);
        context.getBeanFactory().registerSingleton("localInbox", backends.inbox());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("local", properties()));
    }

    private Map<String, Object> properties() {
        var properties = new HashMap<>(backends.properties());
        // Who names a mail server of theirs, or one that is not there, wants that and not the inbox.
        properties.keySet().removeIf(name -> name.startsWith("spring.mail.") && System.getProperty(name) != null);
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", settings.port(LocalPort.APPLICATION));
        properties.put("aftercare.response.public-url", url());
        properties.put("local.site.port", settings.port(LocalPort.SITE));
        // Everybody who tries things out has one address, and so have the benchmarks.
        properties.put("aftercare.limits.per-address", 0);
        // A receiver to try webhooks with runs on this machine, too.
        properties.put("aftercare.survey.sender.name", "Northwind Support");
        properties.put("aftercare.survey.sender.address", "support@northwind.example");
        properties.put("aftercare.webhook.allow-http", true);
        properties.put("aftercare.webhook.allowed-networks", "127.0.0.0/8");
        return properties;
    }

    private void stop() {
        stopping = true;
        System.out.println("Stopping ...");
        var context = application.get();
        if (context != null) {
            context.close();
        }
        backends.close();
        System.out.println("Stopped. State is kept in " + settings.data());
    }

    /** A Maven that is killed cannot stop us; a shell that ends after it started us should not. */
    private static void endWithMaven() {
        ProcessHandle.current()
                .parent()
                .filter(parent -> parent.info().command().orElse("").matches(".*java(w?\\.exe)?"))
                .ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(0)));
    }

    private String url() {
        return "http://127.0.0.1:" + settings.port(LocalPort.APPLICATION);
    }

    private void welcome() {
        System.out.printf(
                """

                Aftercare is ready: %1$s
                Sign in there as one of the demo users: one click, no password to type.

                  Mailbox    %1$s/mailbox shows every mail that is sent
                  API        %1$s/docs
                  Web site   http://localhost:%8$d shows a survey to whoever is signed in there
                  Mail       IMAP 127.0.0.1:%2$d, log in as any recipient with any password (SMTP %3$d)
                  Database   psql postgresql://aftercare:aftercare@127.0.0.1:%4$d/aftercare
                  Broker     127.0.0.1:%5$d (gRPC, plaintext)
                  State      %6$s

                Try it: close Ada's ticket, open the survey that she gets in the mailbox, answer it there.

                  curl -X POST -H 'Authorization: Bearer %7$s' %1$s/api/v1/tickets/DEMO-1/close
                  curl -s -H 'Authorization: Bearer %7$s' '%1$s/api/v1/runs?ticket=DEMO-1'

                Ctrl-C stops everything.
                """,
                url(),
                settings.port(LocalPort.IMAP),
                settings.port(LocalPort.SMTP),
                settings.port(LocalPort.DATABASE),
                settings.port(LocalPort.BROKER_GRPC),
                settings.data(),
                DemoData.API_KEY,
                settings.port(LocalPort.SITE));
    }
}
