package io.aftercare.identity;

import static io.aftercare.identity.SignInThrottle.PER_PLACE;
import static io.aftercare.identity.SignInThrottle.PER_USER_AND_PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SignInThrottleTests extends AftercareTest {

    private final String user = UUID.randomUUID() + "@example.com";
    private final String place = UUID.randomUUID().toString();

    @Autowired
    private DataSource database;

    private SignInThrottle here;
    private SignInThrottle elsewhere;

    @BeforeEach
    void startTwoCopies() {
        here = copyAt(time);
        elsewhere = copyAt(time);
    }

    private SignInThrottle copyAt(Clock clock) {
        return new SignInThrottle(database, clock);
    }

    @Test
    void countsTheTriesOfAllCopiesTogether() {
        for (var i = 0; i < PER_USER_AND_PLACE; i++) {
            assertThat((i % 2 == 0 ? here : elsewhere).begin(user, place)).isPresent();
        }

        assertThat(here.begin(user, place)).isEmpty();
        assertThat(elsewhere.begin(user.toUpperCase(java.util.Locale.ROOT), place))
                .isEmpty();
        assertThat(elsewhere.begin(user, "another " + place)).isPresent();
        assertThat(elsewhere.begin("another." + user, place)).isPresent();
    }

    @Test
    void givesBackATryThatSucceeds() {
        for (var i = 0; i < PER_PLACE + 1; i++) {
            here.begin(user, place).orElseThrow().succeeded();
        }

        assertThat(elsewhere.begin(user, place)).isPresent();
    }

    @Test
    void forgetsWhatNoLongerCounts() {
        var copy = copyAt(Clock.systemUTC());
        copy.begin(user, place);
        copy.forgetExpired();
        assertThat(buckets()).isEqualTo(3);

        jdbc.sql("update sign_in_bucket set expires_at = expires_at - ?")
                .param(Duration.ofMinutes(17).toMillis())
                .update();
        copy.forgetExpired();

        assertThat(buckets()).isZero();
    }

    private int buckets() {
        return jdbc.sql("select count(*) from sign_in_bucket where id like '%' || ? or id like '%' || ? || '%'")
                .params(place, user)
                .query(Integer.class)
                .single();
    }
}
