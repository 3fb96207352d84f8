package io.aftercare.helpdesk;

import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.helpdesk.CallCheck.Verdict;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what help desks send: believes it or not, and keeps it before it is answered. */
@Service
public class InboundMessages {

    /** The largest body, in bytes. */
    public static final int LARGEST_BODY = HelpDeskSettings.LARGEST_BODY;

    private static final Duration REFUSED_NOTED_EVERY = Duration.ofSeconds(10);

    private final HelpDeskRepository desks;
    private final CallCheck check;
    private final Deliveries deliveries;
    private final DeliveryWork work;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InboundMessages(
            HelpDeskRepository desks,
            CallCheck check,
            Deliveries deliveries,
            DeliveryWork work,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.desks = desks;
        this.check = check;
        this.deliveries = deliveries;
        this.work = work;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Whether anything may be sent to this address, before a body is read.
     *
     * @throws Refusal {@code unknown-address}
     */
    public void expect(String inboundId) {
        receiving(inboundId);
    }

    /**
     * Keeps a message, to be taken in at once. One that was kept before is left out.
     *
     * @param inboundId the last part of the address that was called
     * @throws Refusal {@code unknown-address}, {@code not-believed}
     */
    public void receive(String inboundId, InboundCall call) {
        var receiving = receiving(inboundId);
        var desk = receiving.helpDesk();
        switch (check.check(desk.kind(), receiving.secret(), desk.address(), call)) {
            case Verdict.Genuine genuine ->
                transaction.executeWithoutResult(status -> {
                    var id = Ids.next();
                    if (deliveries.add(id, desk.id(), genuine.messageKey(), call.body())) {
                        work.schedule(id);
                    }
                });
            case Verdict.Forged forged -> {
                var now = clock.instant();
                desks.noteRefused(desk.id(), forged.why(), now, now.minus(REFUSED_NOTED_EVERY));
                throw Refusal.unauthorized("not-believed", forged.why());
            }
        }
    }

    private HelpDeskRepository.Receiving receiving(String inboundId) {
        return desks.receiving(inboundId)
                .orElseThrow(() -> Refusal.notFound(
                        "unknown-address", "No help desk sends to this address. Copy it again from the settings."));
    }
}
