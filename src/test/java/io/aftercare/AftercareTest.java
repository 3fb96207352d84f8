package io.aftercare;

import io.aftercare.crm.ClosedTickets;
import io.aftercare.identity.ApiKeys;
import io.aftercare.identity.OpenIdProvider;
import io.aftercare.identity.Scope;
import io.aftercare.local.Backends;
import io.aftercare.local.LocalInbox;
import io.aftercare.run.FaultyMailer;
import io.aftercare.sendingdomain.DnsServer;
import io.aftercare.sendingdomain.FewKeyPairs;
import io.camunda.client.api.worker.BackoffSupplier;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole application on a real port, with the real broker, database and mail server that all tests share. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "aftercare.identity.bootstrap-key=" + AftercareTest.KEY,
            "aftercare.bounce.address=bounce@bounces.test",
            "aftercare.bounce.imap.host=127.0.0.1",
            "aftercare.bounce.imap.tls=false",
            "aftercare.bounce.imap.username=returned@bounces.test",
            "aftercare.bounce.imap.interval=1h",
            "aftercare.privacy.check=200ms",
            "aftercare.survey.sender.name=Aftercare",
            "aftercare.survey.sender.address=feedback@aftercare.test",
            "aftercare.wave.batch=20",
            "aftercare.wave.on-the-way=40",
            "aftercare.wave.pause=200ms",
            "aftercare.wave.check=1d",
            "aftercare.webhook.allow-http=true",
            "aftercare.webhook.allowed-networks=127.0.0.0/8",
            // Each worker tells twice a second, with a stack trace, that a test has taken the broker away.
            "logging.level.io.camunda.client.job=error"
        })
@AutoConfigureRestTestClient
@Import({
    AftercareTest.Configuration.class,
    StatementCount.class,
    ClosedTickets.class,
    FaultyMailer.class,
    FewKeyPairs.class
})
public abstract class AftercareTest {

    /** A key with all scopes. */
    protected static final String KEY = "the-bootstrap-key-of-the-tests";

    @Autowired
    protected RestTestClient http;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected ApiKeys keys;

    @Autowired
    protected TestTime time;

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        TestTime testTime() {
            return new TestTime();
        }

        /** Hashing that takes long, as it should, takes most of a test that signs somebody in. */
        @Bean
        @Primary
        PasswordEncoder quickPasswordEncoder() {
            return new Pbkdf2PasswordEncoder("", 16, 1_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
        }

        /** Of workers: a broker that a test took away and brought back is found again soon. */
        @Bean
        BackoffSupplier backoffSupplier() {
            return BackoffSupplier.newBackoffBuilder().maxDelay(500).build();
        }

        /** Of workers whose stream brought no job: what was made before the stream was open is asked for soon. */
        @Bean
        BackoffSupplier streamNoJobsBackoffSupplier() {
            return BackoffSupplier.newBackoffBuilder().maxDelay(500).build();
        }

        /** The mailbox page shows it; it ends with the JVM, not with this context. */
        @Bean(destroyMethod = "")
        LocalInbox localInbox() {
            return inbox();
        }
    }

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Backends.ephemeral().properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add(
                "aftercare.sending-domain.name-servers",
                () -> DnsServer.instance().address());
        registry.add("aftercare.bounce.imap.port", () -> inbox().imapPort());
        OpenIdProvider.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    protected static LocalInbox inbox() {
        return Backends.ephemeral().inbox();
    }

    protected RestTestClient.ResponseSpec get(String uri, Object... variables) {
        return http.get()
                .uri(uri, variables)
                .header("Authorization", "Bearer " + KEY)
                .exchange();
    }

    protected RestTestClient.ResponseSpec post(String uri, String json) {
        return http.post()
                .uri(uri)
                .header("Authorization", "Bearer " + KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    protected String keyWith(Scope... scopes) {
        return keys.create("test", Set.of(scopes)).key();
    }
}
