package io.aftercare.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeysTests extends AftercareTest {

    private final SettableClock clock = new SettableClock();

    @Test
    void makesRandomKeysAndKeepsOnlyTheirHash() {
        var first = keys.create("help desk", Set.of(Scope.TICKETS_WRITE));
        var second = keys.create("help desk", Set.of(Scope.TICKETS_WRITE));

        assertThat(first.key()).matches("ak_[A-Za-z0-9_-]{43}").isNotEqualTo(second.key());
        assertThat(first.toString()).doesNotContain(first.key());
        assertThat(jdbc.sql("select to_jsonb(api_key)::text from api_key")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(first.key()));
        assertThat(keys.find(first.key())).contains(first.apiKey());
    }

    @Test
    void doesNotKnowOtherKeys() {
        assertThat(keys.find("no such key")).isEmpty();
        assertThat(keys.find("")).isEmpty();
    }

    @Test
    void registersAKeyOnce() {
        var first = keys.register("demo", "local-demo-key", Set.of(Scope.RUNS_READ));
        var again = keys.register("demo again", "local-demo-key", EnumSet.allOf(Scope.class));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(keys.find("local-demo-key")).contains(again);
        assertThat(again.scopes()).containsExactlyInAnyOrder(Scope.values());
    }

    @Test
    void allowsNothingForAScopeOfAnotherVersion() {
        var made = keys.create("from the future", Set.of(Scope.RUNS_READ));
        jdbc.sql("update api_key set scopes = array['runs:read', 'moon:land'] where id = :id")
                .param("id", made.apiKey().id().value())
                .update();

        assertThat(keys.find(made.key()).orElseThrow().scopes()).containsExactly(Scope.RUNS_READ);
    }

    @Test
    void endsARevokedKeyAtOnceHereAndWithinTenSecondsOnOtherCopies() {
        var here = new ApiKeys(jdbc, clock);
        var elsewhere = new ApiKeys(jdbc, clock);
        var made = here.create("short-lived", Set.of(Scope.RUNS_READ));
        assertThat(here.find(made.key())).isPresent();
        assertThat(elsewhere.find(made.key())).isPresent();

        here.revoke(made.apiKey().id());

        assertThat(here.find(made.key())).isEmpty();
        clock.move(Duration.ofSeconds(10));
        assertThat(elsewhere.find(made.key())).isEmpty();
    }

    @Test
    void notesUseAtMostOnceAMinute() {
        var copy = new ApiKeys(jdbc, clock);
        var made = copy.create("busy", Set.of(Scope.RUNS_READ));
        assertThat(lastUsed(made)).isEmpty();

        copy.find(made.key());
        var first = clock.instant();
        assertThat(lastUsed(made)).contains(first);

        clock.move(Duration.ofSeconds(59));
        copy.find(made.key());
        assertThat(lastUsed(made)).contains(first);

        clock.move(Duration.ofSeconds(1).plus(RecentKeys.KEPT));
        copy.find(made.key());
        assertThat(lastUsed(made)).contains(clock.instant());
    }

    private Optional<Instant> lastUsed(NewApiKey made) {
        return jdbc.sql("select last_used_at from api_key where id = :id and last_used_at is not null")
                .param("id", made.apiKey().id().value())
                .query((row, number) ->
                        row.getObject("last_used_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
