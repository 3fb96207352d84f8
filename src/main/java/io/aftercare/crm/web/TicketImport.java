package io.aftercare.crm.web;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Opening;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Opens many tickets and reports on each. */
@Component
class TicketImport {

    private final Tickets tickets;
    private final Validator validator;

    TicketImport(Tickets tickets, Validator validator) {
        this.tickets = tickets;
        this.validator = validator;
    }

    ImportReport run(List<TicketCommand> commands) {
        var lines = new TreeMap<Integer, ImportReport.Line>();
        var valid = new TreeMap<Integer, TicketCommand>();
        for (var number = 1; number <= commands.size(); number++) {
            var command = commands.get(number - 1);
            var fault = fault(command);
            if (fault.isPresent()) {
                lines.put(number, ImportReport.Line.refused(number, command.externalId(), fault.get()));
            } else {
                valid.put(number, command);
            }
        }
        var openings = tickets.createAll(List.copyOf(valid.values())).iterator();
        valid.forEach((number, command) -> lines.put(number, line(number, command, openings.next())));
        return ImportReport.of(new ArrayList<>(lines.values()));
    }

    private Optional<Refusal> fault(TicketCommand command) {
        var faults = validator.validate(command).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return Optional.of(faults)
                .filter(text -> !text.isEmpty())
                .map(text -> Refusal.unprocessable("invalid-fields", "Correct these fields: " + text));
    }

    private static ImportReport.Line line(int number, TicketCommand command, Opening opening) {
        return switch (opening) {
            case Opening.Opened opened ->
                ImportReport.Line.created(
                        number, command.externalId(), opened.ticket().id());
            case Opening.Refused refused -> ImportReport.Line.refused(number, command.externalId(), refused.refusal());
        };
    }
}
