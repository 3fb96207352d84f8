package io.aftercare.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentKeysTests {

    private static final ApiKey KEY = new ApiKey(new ApiKeyId(new UUID(0, 1)), "key", Set.of());
    private static final KeyHash HASH = KeyHash.of("key");

    private final SettableClock clock = new SettableClock();
    private final RecentKeys recent = new RecentKeys(clock);
    private int reads;

    @Test
    void readsAKnownKeyOnceInAWhile() {
        find(KEY);
        clock.move(Duration.ofMillis(4_999));
        assertThat(find(KEY)).contains(KEY);
        assertThat(reads).isEqualTo(1);

        clock.move(Duration.ofMillis(1));
        assertThat(find(null)).isEmpty();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void readsAnUnknownKeyEveryTime() {
        assertThat(find(null)).isEmpty();
        assertThat(find(KEY)).contains(KEY);
    }

    @Test
    void trustsNothingWhenTheClockWasSetBack() {
        find(KEY);
        clock.move(Duration.ofHours(-1));
        assertThat(find(null)).isEmpty();
    }

    @Test
    void staysSmall() {
        for (var number = 0; number < 5_000; number++) {
            recent.find(KeyHash.of("key" + number), hash -> Optional.of(KEY));
        }
        assertThat(recent.size()).isLessThanOrEqualTo(1_000);
    }

    private Optional<ApiKey> find(@Nullable ApiKey stored) {
        return recent.find(HASH, hash -> {
            reads++;
            return Optional.ofNullable(stored);
        });
    }
}
