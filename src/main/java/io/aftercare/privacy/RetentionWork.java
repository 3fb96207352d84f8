package io.aftercare.privacy;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.AuditedAct;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Removes what is older than its period, batch by batch, each a transaction of its own. */
@Service
public class RetentionWork {

    private static final int AT_A_TIME = 1_000;

    /**
     * A kind of data with its period.
     *
     * @param period null for what is kept for ever
     * @param lastDone when it was looked for what is old, null if never
     * @param lastRemoved how many were removed then
     */
    public record Kept(
            String kind,
            String words,
            @Nullable Duration period,
            @Nullable Instant lastDone,
            long lastRemoved) {

        /** The period for people. */
        public String periodInWords() {
            return period == null ? "for ever" : period.toDays() + (period.toDays() == 1 ? " day" : " days");
        }
    }

    private record Pass(String kind, Instant at, long removed) {}

    private final List<Retention> retentions;
    private final PrivacySettings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final Clock clock;

    RetentionWork(
            ObjectProvider<Retention> retentions,
            PrivacySettings settings,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            Clock clock) {
        this.retentions = retentions.orderedStream().toList();
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        requireKnown();
    }

    /** All kinds of data with their periods. */
    public List<Kept> kinds() {
        var passes = jdbc
                .sql("select * from retention_pass")
                .query((row, at) -> new Pass(row.getString("kind"), instant(row, "done_at"), row.getLong("removed")))
                .list()
                .stream()
                .collect(Collectors.toMap(Pass::kind, pass -> pass));
        var kinds = new LinkedHashMap<String, Kept>();
        retentions.forEach(retention -> {
            var pass = passes.get(retention.kind());
            kinds.putIfAbsent(
                    retention.kind(),
                    new Kept(
                            retention.kind(),
                            retention.words(),
                            settings.keep().get(retention.kind()),
                            pass == null ? null : pass.at(),
                            pass == null ? 0 : pass.removed()));
        });
        return List.copyOf(kinds.values());
    }

    /** Removes what is old of every kind that has a period. */
    void work() {
        work(settings.keep());
    }

    void work(Map<String, Duration> keep) {
        var now = clock.instant();
        keep.forEach((kind, period) -> {
            var removed = retentions.stream()
                    .filter(retention -> retention.kind().equals(kind))
                    .mapToLong(retention -> removeAll(retention, now.minus(period)))
                    .sum();
            transaction.executeWithoutResult(status -> note(kind, removed, now));
        });
    }

    private long removeAll(Retention retention, Instant before) {
        var all = 0L;
        var removed = AT_A_TIME;
        while (removed >= AT_A_TIME) {
            removed = Objects.requireNonNull(transaction.execute(status -> retention.remove(before, AT_A_TIME)));
            all += removed;
        }
        return all;
    }

    private void note(String kind, long removed, Instant now) {
        jdbc.sql("""
                        insert into retention_pass (kind, done_at, removed) values (:kind, :now, :removed)
                        on conflict (kind) do update set done_at = excluded.done_at, removed = excluded.removed""")
                .param("kind", kind)
                .param("now", utc(now))
                .param("removed", removed)
                .update();
        if (removed > 0) {
            events.publishEvent(AuditedAct.of(Act.EXPIRED, "retention", kind, removed + " removed"));
        }
    }

    /** A period that means nothing is a mistake that nobody would notice. */
    private void requireKnown() {
        var known = retentions.stream().map(Retention::kind).collect(Collectors.toCollection(TreeSet::new));
        settings.keep().keySet().stream()
                .filter(kind -> !known.contains(kind))
                .findFirst()
                .ifPresent(kind -> {
                    throw new IllegalStateException(
                            "aftercare.privacy.keep.%s names no kind of data. There are: %s".formatted(kind, known));
                });
    }
}
