package io.aftercare.crm.web;

import io.aftercare.common.Refusal;
import io.aftercare.crm.TicketId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import did. */
record ImportReport(long created, long refused, List<Line> lines) {

    static ImportReport of(List<Line> lines) {
        var created = lines.stream().filter(line -> line.id() != null).count();
        return new ImportReport(created, lines.size() - created, lines);
    }

    /**
     * What became of one ticket.
     *
     * @param line its place in the request, from 1
     * @param outcome {@code created} or {@code refused}
     * @param code of the refusal, as the type of a problem detail ends
     */
    record Line(
            int line,
            @Nullable String externalId,
            String outcome,
            @Nullable TicketId id,
            @Nullable String code,
            @Nullable String reason) {

        static Line created(int line, String externalId, TicketId id) {
            return new Line(line, externalId, "created", id, null, null);
        }

        static Line refused(int line, @Nullable String externalId, Refusal refusal) {
            return new Line(line, externalId, "refused", null, refusal.code(), refusal.getMessage());
        }
    }
}
