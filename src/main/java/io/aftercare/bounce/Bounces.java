package io.aftercare.bounce;

import io.aftercare.common.Counting;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.mail.Suppression.Reason;
import io.aftercare.mail.Suppressions;
import io.aftercare.run.RunEnding;
import io.aftercare.run.SurveyRun;
import io.aftercare.survey.RunId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws the consequences of mails that came back and of complaints (R34), once for each report. */
@Service
public class Bounces {

    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

    private final BounceRepository repository;
    private final ReturnAddresses addresses;
    private final RunEnding ending;
    private final Contacts contacts;
    private final Suppressions suppressions;
    private final BounceSettings settings;
    private final Clock clock;
    private final Map<BounceOutcome, Counter> counters;

    Bounces(
            BounceRepository repository,
            ReturnAddresses addresses,
            RunEnding ending,
            Contacts contacts,
            Suppressions suppressions,
            BounceSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.repository = repository;
        this.addresses = addresses;
        this.ending = ending;
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.settings = settings;
        this.clock = clock;
        this.counters = Arrays.stream(BounceOutcome.values())
                .collect(Collectors.toUnmodifiableMap(
                        outcome -> outcome,
                        outcome -> Counter.builder("aftercare.bounces")
                                .description("Mails that came back or may have, by what became of them")
                                .tag("outcome", outcome.key())
                                .register(registry)));
    }

    /**
     * Takes a mail that may be a report. The same one may come any number of times.
     *
     * @param mail as it was received (RFC 5322), headers and all
     * @throws Refusal {@code run-being-sent}: come again in a moment; {@code report-too-large}
     */
    @Transactional
    public BounceOutcome take(byte[] mail) {
        if (mail.length > settings.maxSize().toBytes()) {
            throw Refusal.unprocessable(
                    "report-too-large",
                    "Reports of up to %,d bytes are read. Let the mail server return headers only."
                            .formatted(settings.maxSize().toBytes()));
        }
        var outcome = ReportReader.read(mail).map(this::keep).orElse(BounceOutcome.IGNORED);
        Counting.afterCommit(Objects.requireNonNull(counters.get(outcome)), 1);
        return outcome;
    }

    private BounceOutcome keep(Report report) {
        var returned = addresses.find(report.returnPaths());
        var run = returned.map(ReturnAddresses.Returned::run).or(report::run).flatMap(this::sent);
        if (run.isEmpty()) {
            LOG.info("A report of a returned mail names no run that was sent, or its return address is forged.");
            return BounceOutcome.UNKNOWN;
        }
        var id = run.get().id();
        if (!repository.insert(id, report, clock.instant())) {
            return BounceOutcome.REPEATED;
        }
        var contact = contacts.lock(run.get().contactId());
        // A contact may have got another address since. Complaints leave addresses out (RFC 6590).
        var theirs = returned.map(address -> address.isOf(contact.email()))
                .orElseGet(() -> report.kind() == Report.Kind.COMPLAINT
                        || report.recipients().contains(contact.email().toLowerCase(Locale.ROOT)));
        return conclude(report, id, contact, theirs);
    }

    private Optional<SurveyRun> sent(RunId id) {
        return ending.lock(id)
                .filter(run -> !run.contactId().equals(ContactId.ERASED))
                .filter(run -> run.isSent() || run.sendingSince() != null);
    }

    private BounceOutcome conclude(Report report, RunId run, Contact contact, boolean theirs) {
        return switch (report.kind()) {
            case HARD -> {
                giveUp(run, contact, theirs, words(report));
                yield BounceOutcome.HARD;
            }
            case SOFT -> {
                var count = theirs ? repository.softBounces(contact.id(), countedSince(contact)) : 0;
                if (count >= settings.softLimit()) {
                    giveUp(run, contact, true, "%d mails could not be delivered. %s".formatted(count, words(report)));
                }
                yield BounceOutcome.SOFT;
            }
            case COMPLAINT -> {
                if (theirs) {
                    suppressions.suppress(contact.email(), Reason.COMPLAINED);
                }
                yield BounceOutcome.COMPLAINT;
            }
        };
    }

    private void giveUp(RunId run, Contact contact, boolean theirs, String why) {
        ending.comeBack(run);
        if (theirs) {
            suppressions.suppress(contact.email(), Reason.BOUNCED, why);
        }
    }

    /** What was before somebody let the address be mailed again counts no more. */
    private Instant countedSince(Contact contact) {
        var period = clock.instant().minus(settings.softPeriod());
        var lifted = suppressions.standing(contact.email()).lifted();
        return lifted == null || lifted.at().isBefore(period) ? period : lifted.at();
    }

    private static String words(Report report) {
        var status = report.status();
        return status == null ? "The mail could not be delivered." : status.words();
    }
}
