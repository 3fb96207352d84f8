package io.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.mail.Suppression.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuppressionsTests extends AftercareTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @BeforeEach
    void forget() {
        jdbc.sql("delete from suppression").update();
        jdbc.sql("delete from erased_address").update();
    }

    @ParameterizedTest
    @EnumSource
    void findsASuppressedAddressInWhateverCase(Reason reason) {
        suppressions(NOON).suppress("Ada@Example.com", reason);

        assertThat(suppressions(NOON).find(" aDA@example.COM "))
                .contains(new Suppression("ada@example.com", reason, NOON, null));
        assertThat(suppressions(NOON).find("bob@example.com")).isEmpty();
    }

    @Test
    void keepsTheFirstReason() {
        suppressions(NOON).suppress("ada@example.com", Reason.UNSUBSCRIBED);
        suppressions(NOON.plusSeconds(60)).suppress("ADA@example.com", Reason.BOUNCED);

        assertThat(suppressions(NOON).find("ada@example.com"))
                .contains(new Suppression("ada@example.com", Reason.UNSUBSCRIBED, NOON, null));
    }

    @Test
    void aLiftedAddressIsMailedAgainAndItIsKnownWhoDecidedThat() {
        suppressions(NOON).suppress("eve@example.com", Reason.BOUNCED, "The mailbox does not exist (5.1.1).");

        assertThat(suppressions(NOON.plusSeconds(60)).lift(" EVE@example.com", "lead@example.com"))
                .isTrue();
        assertThat(suppressions(NOON).lift("eve@example.com", "another@example.com"))
                .isFalse();

        assertThat(suppressions(NOON).find("eve@example.com")).isEmpty();
        assertThat(suppressions(NOON).standing("Eve@example.com").lifted())
                .isEqualTo(new LiftedSuppression(
                        new Suppression("eve@example.com", Reason.BOUNCED, NOON, "The mailbox does not exist (5.1.1)."),
                        NOON.plusSeconds(60),
                        "lead@example.com"));
    }

    @Test
    void anErasedAddressIsLiftedToo() {
        suppressions(NOON).erase("kim@example.com");

        assertThat(suppressions(NOON).standing("kim@example.com").suppression())
                .isEqualTo(new Suppression("kim@example.com", Reason.ERASED, NOON, null));
        assertThat(suppressions(NOON).lift("Kim@example.com", "lead@example.com"))
                .isTrue();

        assertThat(suppressions(NOON).find("kim@example.com")).isEmpty();
        suppressions(NOON).erase("kim@example.com");
        assertThat(suppressions(NOON).standing("kim@example.com").lifted()).isNull();
    }

    private Suppressions suppressions(Instant now) {
        return new Suppressions(jdbc, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void keepsAnErasedAddressSuppressedWithoutKeepingIt() {
        suppressions(NOON).suppress("ada@example.com", Reason.UNSUBSCRIBED);

        assertThat(suppressions(NOON).erase("Ada@example.com")).isEqualTo(1);
        assertThat(suppressions(NOON).erase("ada@example.com")).isZero();
        suppressions(NOON).suppress("ada@example.com", Reason.BOUNCED);

        assertThat(suppressions(NOON).find("ADA@example.com"))
                .map(Suppression::reason)
                .contains(Reason.UNSUBSCRIBED);
        assertThat(suppressions(NOON).find("grace@example.com")).isEmpty();
        assertThat(jdbc.sql("select count(*) from suppression where address = 'ada@example.com'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
