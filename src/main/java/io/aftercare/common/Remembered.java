package io.aftercare.common;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is asked for again only when it is old, by one at a time, and that nobody waits for too long: whoever
 * watches costs little, however often they look and whatever is away.
 */
public final class Remembered<T extends Object> {

    private final Clock clock;
    private final Duration kept;
    private final Duration patience;
    private @Nullable Question<T> latest;

    /**
     * @param kept how long an answer, or its failing, is good enough
     * @param patience how long to wait for an answer; it may come later, for whoever looks then
     */
    public Remembered(Clock clock, Duration kept, Duration patience) {
        this.clock = clock;
        this.kept = kept;
        this.patience = patience;
    }

    /**
     * @param source what to ask if the answer is old, always the same; on its own thread, without transaction or user
     * @return empty if the source has failed or has not answered yet
     */
    public Optional<T> value(Supplier<T> source) {
        var question = question(source);
        try {
            return Optional.of(question.answer().get(question.nanosLeft(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException unanswered) {
            return Optional.empty();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized Question<T> question(Supplier<T> source) {
        var now = clock.instant();
        var asked = latest;
        if (asked == null || asked.answer().isDone() && !asked.isFresh(now, kept)) {
            asked = new Question<>(
                    now,
                    System.nanoTime() + patience.toNanos(),
                    CompletableFuture.supplyAsync(
                            source,
                            task -> Thread.ofVirtual().name("remembered").start(task)));
            latest = asked;
        }
        return asked;
    }

    private record Question<T extends Object>(Instant askedAt, long untilNanos, CompletableFuture<T> answer) {

        long nanosLeft() {
            return Math.max(0, untilNanos - System.nanoTime());
        }

        /** Not before it was asked either: a clock that was set back must not prolong an answer. */
        boolean isFresh(Instant now, Duration kept) {
            return !now.isBefore(askedAt) && now.isBefore(askedAt.plus(kept));
        }
    }
}
