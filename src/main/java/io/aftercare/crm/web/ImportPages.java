package io.aftercare.crm.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.PageController;
import io.aftercare.crm.ContactImport;
import io.aftercare.crm.ImportReport;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.TicketImport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Imports contacts and tickets from CSV files. */
@PageController
class ImportPages {

    /** How many refused lines the report shows: more than anybody corrects before importing again. */
    private static final int SHOWN = 1_000;

    private static final List<String> TICKET_COLUMNS =
            List.of("externalId", "subject", "pipeline", "contactEmail", "ownerEmail");

    private final ContactImport contactImport;
    private final TicketImport ticketImport;
    private final Properties properties;

    ImportPages(ContactImport contactImport, TicketImport ticketImport, Properties properties) {
        this.contactImport = contactImport;
        this.ticketImport = ticketImport;
        this.properties = properties;
    }

    @GetMapping("/contacts/import")
    @PreAuthorize("hasAuthority('contacts:write')")
    ModelAndView contacts() {
        return page(ImportPage.OF_CONTACTS, contactColumns(), Faults.none());
    }

    @PostMapping("/contacts/import")
    @PreAuthorize("hasAuthority('contacts:write')")
    ModelAndView contacts(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        return run(ImportPage.OF_CONTACTS, contactColumns(), file, contactImport::run);
    }

    @GetMapping("/contacts/import/template")
    @PreAuthorize("hasAuthority('contacts:write')")
    ResponseEntity<byte[]> contactsTemplate() {
        return template("contacts.csv", contactColumns());
    }

    @GetMapping("/tickets/-/import")
    @PreAuthorize("hasAuthority('tickets:write')")
    ModelAndView tickets() {
        return page(ImportPage.OF_TICKETS, TICKET_COLUMNS, Faults.none());
    }

    @PostMapping("/tickets/-/import")
    @PreAuthorize("hasAuthority('tickets:write')")
    ModelAndView tickets(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        return run(ImportPage.OF_TICKETS, TICKET_COLUMNS, file, ticketImport::run);
    }

    @GetMapping("/tickets/-/import/template")
    @PreAuthorize("hasAuthority('tickets:write')")
    ResponseEntity<byte[]> ticketsTemplate() {
        return template("tickets.csv", TICKET_COLUMNS);
    }

    private static ModelAndView run(
            ImportPage page, List<String> columns, @Nullable MultipartFile file, Function<byte[], ImportReport> target)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return refused(page, columns, "Choose a file that is not empty.");
        }
        try {
            var report = target.apply(file.getBytes());
            var refused = report.lines().stream()
                    .filter(line -> line.outcome() == ImportReport.Outcome.REFUSED)
                    .limit(SHOWN)
                    .toList();
            return new ModelAndView("crm/import-report")
                    .addObject("page", page)
                    .addObject("report", report)
                    .addObject("lines", refused);
        } catch (Refusal refusal) {
            return refused(page, columns, String.valueOf(refusal.getMessage()));
        }
    }

    private static ModelAndView refused(ImportPage page, List<String> columns, String message) {
        var refused = page(page, columns, Faults.at(Map.of("file", message)));
        refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return refused;
    }

    private static ModelAndView page(ImportPage page, List<String> columns, Faults faults) {
        return new ModelAndView("crm/import")
                .addObject("page", page)
                .addObject("header", String.join(",", columns))
                .addObject("faults", faults);
    }

    private List<String> contactColumns() {
        var own = properties.list().stream()
                .filter(property -> !property.shipped())
                .map(PropertyDefinition::name);
        return Stream.concat(Stream.of("email", "firstName", "lastName", "language"), own)
                .toList();
    }

    /** Begins with a byte order mark: without one, spreadsheets do not take a file for UTF-8. */
    private static ResponseEntity<byte[]> template(String name, List<String> columns) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(("\ufeff" + String.join(",", columns) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
