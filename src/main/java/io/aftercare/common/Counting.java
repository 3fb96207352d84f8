package io.aftercare.common;

import io.micrometer.core.instrument.Counter;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what a transaction does when it is done: what is rolled back has not happened. */
public final class Counting {

    private Counting() {}

    /** After the commit of the current transaction; at once where there is none. */
    public static void afterCommit(Counter counter, double amount) {
        if (amount == 0) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            counter.increment(amount);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter.increment(amount);
            }
        });
    }
}
