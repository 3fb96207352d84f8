package io.aftercare.crm.web;

import io.aftercare.crm.ImportReport;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an import did, as the API shows it: each line names by the API's own word what it is about. */
record ImportView<L>(long created, long updated, long unchanged, long refused, List<L> lines) {

    /** What became of a contact; {@code email} is null where the line says none. */
    record ContactLine(
            int line,
            @Nullable String email,
            ImportReport.Outcome outcome,
            @Nullable UUID id,
            @Nullable String field,
            @Nullable String code,
            @Nullable String reason) {

        static ContactLine of(ImportReport.Line line) {
            return new ContactLine(
                    line.line(), line.key(), line.outcome(), line.id(), line.field(), line.code(), line.reason());
        }
    }

    /** What became of a ticket; {@code externalId} is null where the line says none. */
    record TicketLine(
            int line,
            @Nullable String externalId,
            ImportReport.Outcome outcome,
            @Nullable UUID id,
            @Nullable String field,
            @Nullable String code,
            @Nullable String reason) {

        static TicketLine of(ImportReport.Line line) {
            return new TicketLine(
                    line.line(), line.key(), line.outcome(), line.id(), line.field(), line.code(), line.reason());
        }
    }

    static ImportView<ContactLine> ofContacts(ImportReport report) {
        return of(report, ContactLine::of);
    }

    static ImportView<TicketLine> ofTickets(ImportReport report) {
        return of(report, TicketLine::of);
    }

    private static <L> ImportView<L> of(ImportReport report, Function<ImportReport.Line, L> view) {
        var lines = report.lines().stream().map(view).toList();
        return new ImportView<>(report.created(), report.updated(), report.unchanged(), report.refused(), lines);
    }
}
