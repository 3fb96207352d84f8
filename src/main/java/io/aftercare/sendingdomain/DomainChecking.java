package io.aftercare.sendingdomain;

import io.aftercare.sendingdomain.DomainCheck.Part;
import io.aftercare.sendingdomain.DomainCheck.State;
import io.aftercare.sendingdomain.NameServers.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.jdkim.tagvalue.PublicKeyRecordImpl;
import org.springframework.stereotype.Component;

/** Looks whether a domain's records are in DNS. One that is silent is not asked for the rest: that takes seconds. */
@Component
class DomainChecking {

    /** @param nextSeen whether the record of the key that waits is there */
    record Found(List<DomainCheck> checks, boolean nextSeen) {

        /** What does not depend on which key signs. */
        List<DomainCheck> withoutKey() {
            return checks.stream().filter(check -> check.part() != Part.DKIM).toList();
        }
    }

    private static final String SILENCE = "DNS did not answer. It is asked again; check the network and "
            + "aftercare.sending-domain.name-servers if this stays.";

    private static final Pattern SPF = Pattern.compile("(?i)^v=spf1(?:\\s|$)");
    private static final Pattern DMARC = Pattern.compile("(?i)^v\\s*=\\s*DMARC1\\s*(?:;|$)");
    private static final Pattern POLICY = Pattern.compile("(?i);\\s*p\\s*=\\s*(none|quarantine|reject)\\s*(?:;|$)");

    private final NameServers names;
    private final SendingDomainSettings settings;

    DomainChecking(NameServers names, SendingDomainSettings settings) {
        this.names = names;
        this.settings = settings;
    }

    Found check(SendingDomain domain) {
        var next = domain.key(DomainKey.State.NEXT).map(this::dkim);
        var nextSeen = next.filter(check -> check.state() == State.OK).isPresent();
        var signing = nextSeen
                ? next
                : domain.key(DomainKey.State.SIGNING).map(this::dkim).or(() -> next);
        var checks = new ArrayList<DomainCheck>();
        signing.ifPresent(checks::add);
        if (checks.stream().anyMatch(check -> check.state() == State.UNKNOWN)) {
            checks.add(new DomainCheck(Part.SPF, State.UNKNOWN, SILENCE));
        } else {
            checks.add(spf(domain.name()));
        }
        if (checks.stream().anyMatch(check -> check.state() == State.UNKNOWN)) {
            checks.add(new DomainCheck(Part.DMARC, State.UNKNOWN, SILENCE));
        } else {
            checks.add(dmarc(domain.name()));
        }
        return new Found(List.copyOf(checks), nextSeen);
    }

    private DomainCheck dkim(DomainKey key) {
        return switch (names.texts(key.recordName())) {
            case Answer.Silence silence -> new DomainCheck(Part.DKIM, State.UNKNOWN, SILENCE);
            case Answer.Texts found -> dkim(key, found.texts());
        };
    }

    private static DomainCheck dkim(DomainKey key, List<String> texts) {
        if (texts.isEmpty()) {
            return new DomainCheck(
                    Part.DKIM,
                    State.MISSING,
                    "There is no TXT record %s yet. Add it; it can take hours until it is seen."
                            .formatted(key.recordName()));
        }
        if (texts.size() > 1 || !isSame(texts.getFirst(), key.recordValue())) {
            return new DomainCheck(
                    Part.DKIM,
                    State.WRONG,
                    "The TXT record %s holds another key. Copy all of the value from here, and remove others."
                            .formatted(key.recordName()));
        }
        return new DomainCheck(Part.DKIM, State.OK, "Mails are signed, and receivers find the key.");
    }

    private static boolean isSame(String published, String ours) {
        try {
            var record = new PublicKeyRecordImpl(published);
            record.validate();
            var expected = new PublicKeyRecordImpl(ours);
            return record.getPublicKey().equals(expected.getPublicKey());
        } catch (RuntimeException noKey) {
            return false;
        }
    }

    private DomainCheck spf(String domain) {
        return switch (names.texts(domain)) {
            case Answer.Silence silence -> new DomainCheck(Part.SPF, State.UNKNOWN, SILENCE);
            case Answer.Texts found ->
                spf(
                        domain,
                        found.texts().stream()
                                .filter(text -> SPF.matcher(text).find())
                                .toList());
        };
    }

    private DomainCheck spf(String domain, List<String> records) {
        if (records.isEmpty()) {
            return new DomainCheck(
                    Part.SPF,
                    State.MISSING,
                    "%s has no SPF record: it does not say which servers may send for it.".formatted(domain));
        }
        if (records.size() > 1) {
            return new DomainCheck(
                    Part.SPF,
                    State.WRONG,
                    "%s has %d SPF records, and receivers then heed none. Merge them into one."
                            .formatted(domain, records.size()));
        }
        var include = "include:" + settings.spfInclude().toLowerCase(Locale.ROOT);
        if (!settings.spfInclude().isEmpty()
                && !List.of(records.getFirst().toLowerCase(Locale.ROOT).split("\\s+"))
                        .contains(include)) {
            return new DomainCheck(
                    Part.SPF, State.WRONG, "The SPF record does not name the mail server: add %s.".formatted(include));
        }
        return new DomainCheck(
                Part.SPF,
                State.OK,
                settings.spfInclude().isEmpty()
                        ? "There is an SPF record. Whether it allows your mail server, only its owner knows."
                        : "The SPF record allows the mail server.");
    }

    /** The record of the domain, or of the nearest one above that has one. */
    private DomainCheck dmarc(String domain) {
        var at = Optional.of(domain);
        while (at.isPresent()) {
            var name = at.get();
            switch (names.texts("_dmarc." + name)) {
                case Answer.Silence silence -> {
                    return new DomainCheck(Part.DMARC, State.UNKNOWN, SILENCE);
                }
                case Answer.Texts found -> {
                    var records = found.texts().stream()
                            .filter(text -> DMARC.matcher(text).find())
                            .toList();
                    if (!records.isEmpty()) {
                        return dmarc(name, records);
                    }
                }
            }
            at = parent(name);
        }
        return new DomainCheck(
                Part.DMARC,
                State.MISSING,
                "%s has no DMARC record. Large mailbox providers ask for one; p=none is enough.".formatted(domain));
    }

    private static DomainCheck dmarc(String name, List<String> records) {
        var policy = POLICY.matcher(records.getFirst());
        if (records.size() > 1 || !policy.find()) {
            return new DomainCheck(
                    Part.DMARC,
                    State.WRONG,
                    "_dmarc.%s needs one record with a policy, such as v=DMARC1; p=none.".formatted(name));
        }
        return new DomainCheck(
                Part.DMARC,
                State.OK,
                "There is a DMARC record at _dmarc.%s, with the policy %s."
                        .formatted(name, policy.group(1).toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> parent(String name) {
        var above = name.substring(name.indexOf('.') + 1);
        return above.contains(".") ? Optional.of(above) : Optional.empty();
    }
}
