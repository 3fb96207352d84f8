package io.aftercare.privacy;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CsvText;
import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import io.aftercare.crm.Contact;
import io.aftercare.run.Runs;
import io.aftercare.survey.RunId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** All that is kept of a contact, as one archive: a JSON file, and a CSV file for each kind. Written as it is read. */
@Service
public class ContactExport {

    private static final String README = """
            What Aftercare keeps of one contact.

            contact.json holds everything; each .csv file holds one kind of it, for spreadsheets. Mails are not kept: mails.csv
            has them written once more from what is kept. Times are in UTC.
            """;

    private final List<PersonalRecords> records;
    private final Runs runs;
    private final JsonMapper json;

    ContactExport(ObjectProvider<PersonalRecords> records, Runs runs, JsonMapper json) {
        this.records = records.orderedStream().toList();
        this.runs = runs;
        this.json = json;
    }

    /** @param output is left open */
    @Audited(act = Act.EXPORTED, kind = "contact", subject = "#contact.id()", before = true)
    public void write(Contact contact, OutputStream output) throws IOException {
        var person = new Person(
                contact.id().value(),
                contact.email(),
                runs.of(contact.id()).stream().map(RunId::value).toList());
        var zip = new ZipOutputStream(output, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("README.txt"));
        zip.write(README.getBytes(StandardCharsets.UTF_8));
        zip.putNextEntry(new ZipEntry("contact.json"));
        writeJson(person, zip);
        for (var kind : records) {
            writeCsv(kind, person, zip);
        }
        zip.finish();
    }

    private void writeJson(Person person, OutputStream output) {
        try (var generator =
                json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(output)) {
            generator.writeStartObject();
            for (var kind : records) {
                generator.writeName(kind.kind());
                generator.writeStartArray();
                kind.export(person, generator::writePOJO);
                generator.writeEndArray();
            }
            generator.writeEndObject();
        }
    }

    /** A kind of which there is nothing has no file. */
    private static void writeCsv(PersonalRecords kind, Person person, ZipOutputStream zip) throws IOException {
        var files = new ArrayList<CsvText>(1);
        kind.export(person, row -> {
            try {
                if (files.isEmpty()) {
                    zip.putNextEntry(new ZipEntry(kind.kind() + ".csv"));
                    files.add(new CsvText(zip, row.keySet().toArray(String[]::new)));
                }
                files.getFirst().row(values(row));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        if (!files.isEmpty()) {
            files.getFirst().flush();
        }
    }

    private static @Nullable Object[] values(Map<String, @Nullable Object> row) {
        return row.values().toArray();
    }
}
