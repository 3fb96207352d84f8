package io.aftercare.sendingdomain;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.aftercare.common.Refusal;
import io.aftercare.sendingdomain.DomainCheck.Part;
import io.aftercare.sendingdomain.DomainCheck.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Keys and records of sending domains, with a real name server. */
class SendingDomainsTests extends SendingDomainTest {

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private DataSource database;

    @Test
    void isReadyOnceItsRecordsAreSeen() {
        var added = domains.add(name.toUpperCase(java.util.Locale.ROOT) + " ", "admin@example.com");
        assertThat(added.name()).isEqualTo(name);
        assertThat(added.ready()).isFalse();
        assertThat(added.key(DomainKey.State.NEXT).orElseThrow().recordName())
                .isEqualTo("aftercare1._domainkey." + name);

        var before = domains.check(added.id());
        assertThat(before.ready()).isFalse();
        assertThat(before.checks()).extracting(DomainCheck::state).containsOnly(State.MISSING);
        assertThat(before.key(DomainKey.State.SIGNING)).isEmpty();

        publishKey(added);
        DNS.publish(name, "v=spf1 -all");
        DNS.publish("_dmarc." + name, "v=DMARC1;p=none");
        var after = domains.check(added.id());

        assertThat(after.ready()).isTrue();
        assertThat(after.checks()).extracting(DomainCheck::state).containsOnly(State.OK);
        assertThat(after.key(DomainKey.State.SIGNING).orElseThrow().selector()).isEqualTo("aftercare1");
        assertThat(after.checkedAt()).isNotNull();
    }

    @Test
    void aNewKeySignsOnceItIsSeenAndTheOldRecordMayGoLater() {
        var domain = readyDomain();
        var rotated = domains.rotateKey(domain.id());
        assertThatThrownBy(() -> domains.rotateKey(domain.id())).isInstanceOf(Refusal.class);
        assertThat(domains.check(domain.id())
                        .key(DomainKey.State.SIGNING)
                        .orElseThrow()
                        .selector())
                .isEqualTo("aftercare1");

        publishKey(rotated);
        var switched = domains.check(domain.id());

        assertThat(switched.ready()).isTrue();
        assertThat(switched.key(DomainKey.State.SIGNING).orElseThrow().selector())
                .isEqualTo("aftercare2");
        assertThat(switched.key(DomainKey.State.OLD).orElseThrow().selector()).isEqualTo("aftercare1");
        assertThat(jdbc.sql("select count(*) from sending_domain_key where private_key is not null and state = 'old'")
                        .query(Integer.class)
                        .single())
                .isZero();

        time.advance(Duration.ofDays(8));
        domains.checkDue();
        assertThat(domains.get(domain.id()).keys()).hasSize(1);
    }

    @Test
    void anAdminMaySwitchToAKeyThatWasNotSeen() {
        var domain = readyDomain();
        assertThatThrownBy(() -> domains.useNextKey(domain.id())).isInstanceOf(Refusal.class);
        domains.rotateKey(domain.id());

        domains.useNextKey(domain.id());

        assertThat(domains.check(domain.id()).ready()).isFalse();
        assertThat(domains.get(domain.id()).check(Part.DKIM).orElseThrow().words())
                .contains("aftercare2._domainkey." + name);
    }

    @Test
    void whoChecksAtTheSameTimeSwitchesOnce() {
        var domain = readyDomain();
        publishKey(domains.rotateKey(domain.id()));

        Stream.generate(() -> CompletableFuture.runAsync(() -> domains.check(domain.id())))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(domains.get(domain.id()).keys())
                .extracting(DomainKey::state)
                .containsExactly(DomainKey.State.SIGNING, DomainKey.State.OLD);
    }

    @Test
    void aCheckSaysNothingOfAKeyThatSignsOnlySinceItLooked() {
        var domain = readyDomain();
        var check = new AtomicReference<CompletableFuture<SendingDomain>>();
        transaction.executeWithoutResult(status -> {
            domains.rotateKey(domain.id());
            check.set(CompletableFuture.supplyAsync(() -> domains.check(domain.id())));
            await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaits);
            domains.useNextKey(domain.id());
        });

        assertThat(check.get().join().ready()).isFalse();
        assertThat(domains.get(domain.id()).check(Part.DKIM).orElseThrow().state())
                .isEqualTo(State.UNKNOWN);
        assertThat(domains.get(domain.id()).check(Part.DMARC).orElseThrow().state())
                .isEqualTo(State.OK);
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (select from pg_locks join pg_stat_activity using (pid)
                                       where locktype = 'transactionid' and not granted and query like '%sending_domain%')""").query(Boolean.class).single();
    }

    @Test
    void aKeyThatWasNotSeenIsLookedForEveryHour() {
        var domain = readyDomain();
        domains.rotateKey(domain.id());
        assertThat(domains.useNextKey(domain.id()).ready()).isFalse();

        time.advance(Duration.ofMinutes(61));
        domains.checkDue();

        assertThat(domains.get(domain.id()).check(Part.DKIM).orElseThrow().state())
                .isEqualTo(State.MISSING);
    }

    @Test
    void oneThatFailsKeepsNoOtherWaiting() {
        var failing = readyDomain();
        var other = domains.check(domains.add("z" + name, "admin@example.com").id());
        time.advance(Duration.ofHours(25));

        whileNotKept(failing, domains::checkDue);

        assertThat(domains.get(failing.id()).checkedAt()).isEqualTo(failing.checkedAt());
        assertThat(domains.get(other.id()).checkedAt()).isAfter(other.checkedAt());
    }

    @Test
    void whatWasKnownStaysKnownWhileDnsIsSilentAndThatTakesSeconds() {
        var domain = readyDomain();
        DNS.setSilent(true);

        var begun = System.nanoTime();
        var checked = domains.check(domain.id());

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(checked.ready()).isTrue();
        assertThat(checked.check(Part.DKIM).orElseThrow().words()).startsWith("DNS did not answer");
    }

    @Test
    void isCheckedDailyAndNoLongerReadyWhenTheRecordIsGone() {
        var domain = readyDomain();
        DNS.remove(domain.key(DomainKey.State.SIGNING).orElseThrow().recordName());

        domains.checkDue();
        assertThat(domains.get(domain.id()).ready()).isTrue();
        time.advance(Duration.ofHours(25));
        domains.checkDue();

        assertThat(domains.get(domain.id()).ready()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v=spf1 -all~v=spf1 mx -all | WRONG
                    v=spf10 -all               | MISSING
                    """)
    void readsSpf(String records, State expected) {
        var domain = readyDomain();
        DNS.publish(name, records.split("~"));

        assertThat(domains.check(domain.id()).check(Part.SPF).orElseThrow().state())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v=DMARC1; p=reject              | OK
                    v=DMARC1                        | WRONG
                    v=DMARC1; p=none~v=DMARC1; p=reject | WRONG
                    v=DMARC2; p=none                | MISSING
                    """)
    void readsDmarc(String records, State expected) {
        var domain = readyDomain();
        DNS.publish("_dmarc." + name, records.split("~"));

        assertThat(domains.check(domain.id()).check(Part.DMARC).orElseThrow().state())
                .isEqualTo(expected);
    }

    @Test
    void aSubdomainIsUnderTheDmarcOfTheDomainAbove() {
        DNS.publish("_dmarc." + name, "v=DMARC1; p=none");
        var domain = domains.add("news.survey." + name, "admin@example.com");

        assertThat(domains.check(domain.id()).check(Part.DMARC).orElseThrow().state())
                .isEqualTo(State.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DKIM1; k=rsa; p=MIIB", "rubbish", "v=DKIM1; k=rsa; p=", "p=\"\\"})
    void anotherKeyInDnsIsToldApart(String record) {
        var domain = readyDomain();
        DNS.publish(domain.key(DomainKey.State.SIGNING).orElseThrow().recordName(), record);

        var dkim = domains.check(domain.id()).check(Part.DKIM).orElseThrow();

        assertThat(dkim.state()).isEqualTo(State.WRONG);
        assertThat(dkim.words()).contains("another key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example",
                "-a.example",
                "a b.example",
                "a..example",
                "ada@a.example",
                "a.example/x",
                "${7*7}.example",
                "straße.example",
                "βόλος.example",
                "a\u200db.example"
            })
    void refusesWhatIsNoDomain(String nonsense) {
        assertThatThrownBy(() -> domains.add(nonsense, "admin@example.com"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not a domain");
    }

    @Test
    void areListedByAsManyStatementsAsOneIs() throws Exception {
        readyDomain();
        assertThat(statementsOf(domains::list)).hasSize(3);
        domains.check(domains.add("z" + name, "admin@example.com").id());

        assertThat(statementsOf(domains::list)).hasSize(3);
        assertThat(domains.list()).allSatisfy(domain -> assertThat(domain).isEqualTo(domains.get(domain.id())));
    }

    @Test
    void areReadWithOneConnectionAtATime() throws SQLException {
        var domain = readyDomain();
        try (var pool = new HikariDataSource()) {
            database.unwrap(HikariDataSource.class).copyStateTo(pool);
            pool.setPoolName("one");
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(250);

            assertThat(new SendingDomainRepository(JdbcClient.create(pool)).list())
                    .containsExactly(domain);
        }
    }

    @Test
    void refusesADomainThatIsThereAndOneThatIsNot() {
        domains.add(name, "admin@example.com");

        assertThatThrownBy(() -> domains.add(name, "admin@example.com")).hasMessageContaining("there already");
        assertThatThrownBy(() -> domains.check(unknown())).hasMessageContaining("no sending domain");
        assertThatThrownBy(() -> domains.remove(unknown())).hasMessageContaining("no sending domain");
    }
}
