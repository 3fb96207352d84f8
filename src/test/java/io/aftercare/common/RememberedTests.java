package io.aftercare.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTests {

    private final HandSetClock clock = new HandSetClock();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksAgainWhenTheAnswerIsOld() {
        var remembered = new Remembered<Integer>(clock, Duration.ofSeconds(30), Duration.ofSeconds(10));

        assertThat(remembered.value(asked::incrementAndGet)).contains(1);
        clock.now = clock.now.plusSeconds(29);
        assertThat(remembered.value(asked::incrementAndGet)).contains(1);
        clock.now = clock.now.plusSeconds(1);
        assertThat(remembered.value(asked::incrementAndGet)).contains(2);
        clock.now = clock.now.minusSeconds(3_600);
        assertThat(remembered.value(asked::incrementAndGet))
                .as("a clock that was set back")
                .contains(3);
    }

    @Test
    void remembersThatTheSourceFailed() {
        var remembered = new Remembered<Integer>(clock, Duration.ofSeconds(30), Duration.ofSeconds(10));

        assertThat(remembered.value(this::fail)).isEmpty();
        assertThat(remembered.value(this::fail)).isEmpty();

        assertThat(asked).hasValue(1);
    }

    @Test
    void asksOnceAndWaitsOnceForASourceThatIsSlow() {
        var remembered = new Remembered<Integer>(clock, Duration.ofSeconds(30), Duration.ofMillis(50));
        var answer = new CountDownLatch(1);

        assertThat(remembered.value(() -> after(answer))).isEmpty();
        clock.now = clock.now.plusSeconds(60);
        assertThat(remembered.value(() -> after(answer))).isEmpty();
        assertThat(asked).as("a second question while the first is open").hasValue(1);

        answer.countDown();
        clock.now = clock.now.minusSeconds(60);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(remembered.value(() -> after(answer))).contains(7));
        assertThat(asked).hasValue(1);
    }

    private int fail() {
        asked.incrementAndGet();
        throw new IllegalStateException("away");
    }

    private int after(CountDownLatch answer) {
        asked.incrementAndGet();
        try {
            assertThat(answer.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
        return 7;
    }

    private static final class HandSetClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
