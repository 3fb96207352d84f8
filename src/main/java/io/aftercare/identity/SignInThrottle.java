package io.aftercare.identity;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Bounds guessing of passwords, over all copies of Aftercare: {@value #PER_USER_AND_PLACE} tries of one user from one
 * place, {@value #PER_USER} of one user and {@value #PER_PLACE} from one place, each within a quarter of an hour. A
 * try that succeeds does not count.
 */
@Component
public class SignInThrottle {

    static final int PER_USER_AND_PLACE = 10;
    static final int PER_USER = 50;
    static final int PER_PLACE = 100;

    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    SignInThrottle(DataSource database, Clock clock) {
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("sign_in_bucket")
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .clientClock(new ClockMeter(clock))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** A try that was counted until {@link #succeeded}. */
    public final class Try {

        private final List<BucketProxy> counted;

        private Try(List<BucketProxy> counted) {
            this.counted = counted;
        }

        /** Does not count against the user after all. */
        public void succeeded() {
            counted.forEach(bucket -> bucket.addTokens(1));
        }
    }

    /** Counts a try; empty when there were too many. */
    public Optional<Try> begin(String email, String place) {
        var user = Users.lowerCased(email.length() > 254 ? email.substring(0, 254) : email);
        var counted = List.of(
                bucket("place " + place, PER_PLACE),
                bucket("user " + user, PER_USER),
                bucket("both " + user + " " + place, PER_USER_AND_PLACE));
        var allowed = true;
        for (var bucket : counted) {
            allowed &= bucket.tryConsume(1);
        }
        return allowed ? Optional.of(new Try(counted)) : Optional.empty();
    }

    /** Forgets tries too old to count. */
    void forgetExpired() {
        while (buckets.removeExpired(FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            // More may be left.
        }
    }

    private BucketProxy bucket(String key, int tries) {
        return buckets.getProxy(
                key,
                () -> BucketConfiguration.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(tries)
                                .refillIntervally(tries, PERIOD)
                                .build())
                        .build());
    }
}
