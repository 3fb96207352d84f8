package io.aftercare.crm;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Importing.Line;
import io.aftercare.crm.Importing.Result;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Opens many tickets and reports on each: one that is at fault does not keep the others out. */
@Service
public class TicketImport {

    private static final Set<String> REQUIRED = Set.of("externalId", "subject", "pipeline", "contactEmail");
    private static final Set<String> KNOWN = Set.of("externalId", "subject", "pipeline", "contactEmail", "ownerEmail");

    private final Importing importing;
    private final Tickets tickets;

    TicketImport(Importing importing, Tickets tickets) {
        this.importing = importing;
        this.tickets = tickets;
    }

    @Audited(act = Act.IMPORTED, kind = "tickets", before = true)
    public ImportReport run(List<TicketCommand> commands) {
        return keep(IntStream.range(0, commands.size())
                .mapToObj(at -> {
                    var command = commands.get(at);
                    return new Line<>(at + 1, command.externalId(), command, null);
                })
                .toList());
    }

    /**
     * Opens the tickets of a CSV file with the columns {@code externalId}, {@code subject}, {@code pipeline},
     * {@code contactEmail} and, if wanted, {@code ownerEmail}.
     *
     * @throws Refusal {@code csv-...} when the file itself is at fault; nothing is imported then
     */
    @Audited(act = Act.IMPORTED, kind = "tickets", before = true)
    public ImportReport run(byte[] csv) {
        var file = importing.read(csv);
        file.requireColumns(REQUIRED, KNOWN);
        return keep(file.rows().stream().map(TicketImport::line).toList());
    }

    private ImportReport keep(List<Line<TicketCommand>> lines) {
        return importing.run(
                lines,
                commands -> tickets.createAll(commands).stream()
                        .map(TicketImport::result)
                        .toList());
    }

    private static Line<TicketCommand> line(CsvFile.Row row) {
        return new Line<>(row.line(), row.values().get("externalId"), command(row), Importing.surplus(row));
    }

    /** What is missing is found by validation, like everything else that is wrong with a command. */
    @SuppressWarnings("NullAway")
    private static TicketCommand command(CsvFile.Row row) {
        var values = row.values();
        return new TicketCommand(
                values.get("externalId"),
                values.get("subject"),
                values.get("pipeline"),
                values.get("contactEmail"),
                values.get("ownerEmail"));
    }

    private static Result result(Opening opening) {
        return switch (opening) {
            case Opening.Opened opened ->
                new Result.Kept(
                        ImportReport.Outcome.CREATED, opened.ticket().id().value());
            case Opening.Present present ->
                new Result.Kept(ImportReport.Outcome.UNCHANGED, present.id().value());
            case Opening.Refused refused -> new Result.Refused(refused.refusal());
        };
    }
}
