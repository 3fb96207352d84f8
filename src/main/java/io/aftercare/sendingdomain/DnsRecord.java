package io.aftercare.sendingdomain;

import io.aftercare.sendingdomain.DomainKey.State;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A TXT record for whoever keeps the domain's DNS.
 *
 * @param why what it is for, and what to heed
 */
public record DnsRecord(String name, String value, String why) {

    /** Makes the records of domains. */
    @Component
    public static class Records {

        private final SendingDomainSettings settings;

        Records(SendingDomainSettings settings) {
            this.settings = settings;
        }

        /** Those that a domain needs, keys first. */
        public List<DnsRecord> of(SendingDomain domain) {
            var records = new ArrayList<DnsRecord>();
            domain.keys().stream()
                    .filter(key -> key.state() != State.OLD)
                    .map(key -> new DnsRecord(
                            key.recordName(),
                            key.recordValue(),
                            key.state() == State.NEXT
                                    ? "DKIM, the new key. It signs as soon as this record is seen."
                                    : "DKIM, the key that signs now."))
                    .forEach(records::add);
            records.add(new DnsRecord(
                    domain.name(),
                    "v=spf1 include:%s ~all"
                            .formatted(
                                    settings.spfInclude().isEmpty()
                                            ? "spf.your-mail-server.example"
                                            : settings.spfInclude()),
                    "SPF. There may be only one: if the domain has one, add the include to it."
                            + (settings.spfInclude().isEmpty()
                                    ? " Whoever runs your mail server knows its include."
                                    : "")));
            records.add(new DnsRecord(
                    "_dmarc." + domain.name(),
                    "v=DMARC1; p=none",
                    "DMARC. This is the least; keep the record if there is one."));
            return List.copyOf(records);
        }
    }
}
