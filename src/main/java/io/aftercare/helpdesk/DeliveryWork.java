package io.aftercare.helpdesk;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.helpdesk.Deliveries.Kept;
import io.aftercare.helpdesk.TicketIntake.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what was delivered, after it was stored. Each ticket that a delivery speaks of is a transaction of its own,
 * so that one that cannot be taken in does not hold up others; doing it twice changes nothing.
 */
@Component
class DeliveryWork {

    /** Its instances are one for each try that was asked for: the delivery itself, and each replay. */
    static final TaskDescriptor<Work> TAKE_IN = TaskDescriptor.of("take-in-help-desk-delivery", Work.class);

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWork.class);
    private static final int MOST_FAILURES = 10;
    private static final int MOST_NOTES = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    record Work(UUID delivery) {}

    private final HelpDeskRepository desks;
    private final Deliveries deliveries;
    private final TicketIntake intake;
    private final TransactionTemplate transaction;
    private final SchedulerClient scheduler;

    DeliveryWork(
            HelpDeskRepository desks,
            Deliveries deliveries,
            TicketIntake intake,
            PlatformTransactionManager transactions,
            SchedulerClient scheduler) {
        this.desks = desks;
        this.deliveries = deliveries;
        this.intake = intake;
        this.transaction = new TransactionTemplate(transactions);
        this.scheduler = scheduler;
    }

    /** Has a delivery taken in after the caller's commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    void schedule(UUID delivery) {
        scheduler.scheduleIfNotExists(
                TAKE_IN.instance(Ids.next().toString()).data(new Work(delivery)).build(), Instant.now());
    }

    /** Nothing happens when it was taken in already, or was deleted. */
    void takeIn(UUID delivery) {
        deliveries.waiting(delivery).ifPresent(kept -> desks.find(kept.desk()).ifPresent(desk -> takeIn(desk, kept)));
    }

    private void takeIn(HelpDesk desk, Kept delivery) {
        List<Taken> taken;
        try {
            var message = Payload.of(delivery.body());
            deliveries.tell(
                    delivery.id(),
                    MessageReader.tickets(desk.kind(), desk.pointers(), message)
                            .map(desk::externalId)
                            .toList());
            taken = MessageReader.read(desk.kind(), desk.pointers(), message).stream()
                    .map(news -> takeIn(desk, news, delivery))
                    .toList();
        } catch (Refusal unreadable) {
            taken = List.of(failed(unreadable));
        }
        var state = state(taken);
        var notes = taken.stream()
                .filter(one -> one.state() == state)
                .map(Taken::note)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_NOTES)
                .collect(Collectors.joining(" "));
        var note = taken.isEmpty() ? "It tells nothing of a ticket." : notes;
        deliveries.settle(delivery.id(), state, note.isEmpty() ? null : note);
    }

    private Taken takeIn(HelpDesk desk, TicketNews news, Kept delivery) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> intake.take(desk, news, delivery.id(), delivery.receivedAt())));
        } catch (Refusal refused) {
            if (refused.status() == HttpStatus.CONFLICT) {
                throw refused;
            }
            return failed(refused);
        }
    }

    private static Taken failed(Refusal refusal) {
        return new Taken(DeliveryState.FAILED, refusal.getMessage());
    }

    private static DeliveryState state(List<Taken> taken) {
        var states = taken.stream().map(Taken::state).collect(Collectors.toSet());
        if (states.contains(DeliveryState.FAILED)) {
            return DeliveryState.FAILED;
        }
        return states.contains(DeliveryState.DONE) ? DeliveryState.DONE : DeliveryState.IGNORED;
    }

    /** What is wrong may pass, as when two change one ticket at once: tries again, ever later, and then gives up. */
    void retryOrGiveUp(ExecutionComplete failed, ExecutionOperations<Work> operations) {
        var work = (Work) failed.getExecution().taskInstance.getData();
        var failures = failed.getExecution().consecutiveFailures;
        var cause = failed.getCause().orElse(null);
        if (failures < MOST_FAILURES) {
            LOG.info("Delivery {} of a help desk is tried again: {}", work.delivery(), String.valueOf(cause));
            operations.reschedule(failed, failed.getTimeDone().plus(FIRST_WAIT.multipliedBy(1L << failures)));
            return;
        }
        LOG.error("Delivery {} of a help desk cannot be taken in", work.delivery(), cause);
        var why = cause instanceof Refusal refusal
                ? String.valueOf(refusal.getMessage())
                : "Aftercare met a problem that it does not know; its log tells more. Replay this delivery later.";
        deliveries.settle(work.delivery(), DeliveryState.FAILED, why);
        operations.remove();
    }
}
