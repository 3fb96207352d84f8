package io.aftercare.sendingdomain;

import io.aftercare.AftercareTest;
import io.aftercare.common.Ids;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A domain of its own for each test; none stays, as others publish surveys without one. */
public abstract class SendingDomainTest extends AftercareTest {

    protected static final DnsServer DNS = DnsServer.instance();

    protected final String name =
            "d" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT) + ".example";

    @Autowired
    protected SendingDomains domains;

    @AfterEach
    void removeDomains() {
        DNS.setSilent(false);
        jdbc.sql("delete from sending_domain").update();
    }

    /** A domain whose records are all in DNS, and seen. */
    protected SendingDomain readyDomain() {
        var domain = domains.add(name, "admin@example.com");
        publishKey(domain);
        DNS.publish(name, "something-else=1", "v=spf1 include:_spf.mail.example ~all");
        DNS.publish("_dmarc." + name, "v=DMARC1; p=quarantine");
        return domains.check(domain.id());
    }

    /** Puts the record of the key that waits into DNS. */
    protected static void publishKey(SendingDomain domain) {
        var key = domain.key(DomainKey.State.NEXT).orElseThrow();
        DNS.publish(key.recordName(), key.recordValue());
    }

    /** What a check has found cannot be written down: its transaction fails after all else was done in it. */
    protected void whileNotKept(SendingDomain domain, Runnable meanwhile) {
        jdbc.sql("""
                        alter table sending_domain add constraint not_kept
                        check (name <> '%s' or checked_at <= '%s') not valid""".formatted(domain.name(), domain.checkedAt())).update();
        try {
            meanwhile.run();
        } finally {
            jdbc.sql("alter table sending_domain drop constraint not_kept").update();
        }
    }

    protected static SendingDomainId unknown() {
        return new SendingDomainId(Ids.next());
    }
}
