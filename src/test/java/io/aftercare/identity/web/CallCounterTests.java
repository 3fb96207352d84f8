package io.aftercare.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallCounterTests {

    private Instant now = Instant.parse("2026-03-01T10:15:40Z");

    private final CallCounter counter = new CallCounter(new Clock() {

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
            return this;
        }
    });

    @Test
    void takesSoManyAndSaysWhenToGoOn() {
        assertThat(counter.count("ann", 2)).isEmpty();
        assertThat(counter.count("ann", 2)).isEmpty();
        assertThat(counter.count("ann", 2)).contains(Duration.ofSeconds(20));
        assertThat(counter.count("bob", 2)).isEmpty();

        now = now.plusSeconds(19);
        assertThat(counter.count("ann", 2)).contains(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(counter.count("ann", 2)).isEmpty();
    }

    @Test
    void goesOnWhenTheClockIsSetBack() {
        assertThat(counter.count("ann", 1)).isEmpty();
        now = now.minusSeconds(3_600);
        assertThat(counter.count("ann", 1)).isEmpty();
        assertThat(counter.count("ann", 1)).isPresent();
    }

    @Test
    void countsThoseTogetherWhoComeWhenManyAreThere() {
        for (var i = 0; i < CallCounter.MOST; i++) {
            counter.count("caller " + i, 1);
        }

        assertThat(counter.count("one more", 1)).isEmpty();
        assertThat(counter.count("another", 1)).isPresent();
        assertThat(counter.count("caller 1", 2)).isEmpty();
    }

    @Test
    void countsEachOfManyAtOnce() throws Exception {
        Callable<Optional<Duration>> call = () -> counter.count("ann", 50);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var refused = 0;
            for (var answer : threads.invokeAll(Collections.nCopies(80, call))) {
                refused += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(refused).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::1, 20010db800010002",
        "::ffff:203.0.113.7, ::ffff:203.0.113.7",
        "no:address, no:address"
    })
    void takesANetworkOfIPv6ForOneCaller(String address, String network) {
        assertThat(CallLimiting.network(address)).isEqualTo(network);
    }
}
