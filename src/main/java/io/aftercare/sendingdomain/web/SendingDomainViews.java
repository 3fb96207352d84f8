package io.aftercare.sendingdomain.web;

import io.aftercare.sendingdomain.DnsRecord;
import io.aftercare.sendingdomain.DomainKey;
import io.aftercare.sendingdomain.SendingDomain;
import io.aftercare.sendingdomain.SendingDomainId;
import java.util.List;

/** What the pages of sending domains show. */
public final class SendingDomainViews {

    static final String DOMAINS = "/settings/sending-domains";

    private SendingDomainViews() {}

    static String path(SendingDomainId id) {
        return DOMAINS + "/" + id;
    }

    /** @param records what has to stand in DNS */
    public record DomainPage(SendingDomain domain, List<DnsRecord> records) {

        public String to(String what) {
            return path(domain.id()) + "/" + what;
        }

        /** Whether a new key waits for its record. */
        public boolean waits() {
            return domain.key(DomainKey.State.NEXT).isPresent();
        }

        public boolean signs() {
            return domain.key(DomainKey.State.SIGNING).isPresent();
        }

        /** Keys that sign no longer. */
        public List<DomainKey> oldKeys() {
            return domain.keys().stream()
                    .filter(key -> key.state() == DomainKey.State.OLD)
                    .toList();
        }

        public String allowing() {
            return ("Surveys can be published with addresses of %s although it is not ready. Their mails may end up as "
                            + "spam. Your name is kept.")
                    .formatted(domain.name());
        }

        public String switching() {
            return "The new key signs at once. If its record is not in DNS yet, receivers take mails from %s for forged."
                    .formatted(domain.name());
        }

        public String removal() {
            return "Mails from %s are no longer signed, and its keys are gone for good. Live surveys are still sent."
                    .formatted(domain.name());
        }
    }
}
