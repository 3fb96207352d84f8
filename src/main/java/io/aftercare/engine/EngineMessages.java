package io.aftercare.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Publishes messages to the engine without ever losing one: the message is stored in the caller's transaction,
 * published after its commit and repeated until the engine takes it, also after a crash and while the engine is down.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class EngineMessages {

    private final SchedulerClient outbox;
    private final ObjectProvider<Scheduler> scheduler;

    EngineMessages(SchedulerClient outbox, ObjectProvider<Scheduler> scheduler) {
        this.outbox = outbox;
        this.scheduler = scheduler;
    }

    /** Stores the messages for publication; they leave when the current transaction has committed. */
    public void publish(List<EngineMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<TaskInstance<?>> tasks = new ArrayList<>();
        messages.forEach(message -> tasks.add(task(message)));
        outbox.scheduleBatch(tasks, Instant.now());
        leaveAfterCommit();
    }

    public void publish(EngineMessage message) {
        publish(List.of(message));
    }

    /** As {@link #publish(EngineMessage)}, but nothing happens when a message of that id waits still. */
    public void publishUnlessWaiting(EngineMessage message) {
        outbox.scheduleIfNotExists(task(message), Instant.now());
        leaveAfterCommit();
    }

    private void leaveAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
            }
        });
    }

    private static TaskInstance<EngineMessage> task(EngineMessage message) {
        return OutboxConfiguration.PUBLISH_MESSAGE
                .instance(message.messageId())
                .data(message)
                .build();
    }
}
