package io.aftercare.wave;

import io.aftercare.run.SkipReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what became of recipients; for several waves in one statement. */
@Component
class WaveProgresses {

    private record Line(
            WaveId wave,
            String recipient,
            @Nullable String run,
            @Nullable String reason,
            boolean sent,
            boolean answered,
            long contacts) {

        boolean cameBack() {
            return sent && "came-back".equals(reason);
        }
    }

    private final JdbcClient jdbc;

    WaveProgresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<WaveId, WaveProgress> of(Collection<WaveId> waves) {
        if (waves.isEmpty()) {
            return Map.of();
        }
        var lines = new HashMap<WaveId, ArrayList<Line>>();
        jdbc.sql("""
                select x.wave_id, x.state, r.state as run, r.reason,
                       r.sent_at is not null as sent,
                       r.answered_at is not null or r.answered_anonymously as answered, count(*) as contacts
                from wave_recipient x left join survey_run r on r.id = x.run_id and x.state = 'started'
                where x.wave_id = any (:waves)
                group by x.wave_id, x.state, r.state, r.reason, r.sent_at is not null,
                         r.answered_at is not null or r.answered_anonymously
                """)
                .param("waves", waves.stream().map(WaveId::value).toArray(UUID[]::new))
                .query(WaveProgresses::line)
                .list()
                .forEach(line -> lines.computeIfAbsent(line.wave(), wave -> new ArrayList<>())
                        .add(line));
        var progress = new HashMap<WaveId, WaveProgress>();
        lines.forEach((wave, all) -> progress.put(wave, sum(all)));
        return progress;
    }

    private static WaveProgress sum(List<Line> lines) {
        long selected = 0;
        long waiting = 0;
        long scheduled = 0;
        long sent = 0;
        long answered = 0;
        long cameBack = 0;
        var skipped = new HashMap<String, Long>();
        for (var line : lines) {
            selected += line.contacts();
            sent += line.sent() ? line.contacts() : 0;
            answered += line.answered() ? line.contacts() : 0;
            cameBack += line.cameBack() ? line.contacts() : 0;
            var skip = skip(line);
            if (skip != null) {
                skipped.merge(skip, line.contacts(), Long::sum);
            } else if (line.run() == null) {
                waiting += line.contacts();
            } else if (!line.sent()) {
                scheduled += line.contacts();
            }
        }
        return new WaveProgress(selected, waiting, scheduled, sent, answered, cameBack, skipped);
    }

    /** Why they were not mailed; null when they were, or still may be. */
    private static @Nullable String skip(Line line) {
        if (line.recipient().equals("dropped")) {
            return "run-open";
        }
        if (line.recipient().equals("stopped")) {
            return "wave-stopped";
        }
        if (line.recipient().equals("erased")) {
            return SkipReason.ERASED.key();
        }
        if (line.sent()) {
            return null;
        }
        return line.reason() == null && "withdrawn".equals(line.run()) ? "withdrawn" : line.reason();
    }

    private static Line line(ResultSet row, int at) throws SQLException {
        return new Line(
                new WaveId(row.getObject("wave_id", UUID.class)),
                row.getString("state"),
                row.getString("run"),
                row.getString("reason"),
                row.getBoolean("sent"),
                row.getBoolean("answered"),
                row.getLong("contacts"));
    }
}
