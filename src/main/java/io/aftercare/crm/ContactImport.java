package io.aftercare.crm;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Importing.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Creates and updates many contacts from a file and reports on each line. */
@Service
public class ContactImport {

    private static final Set<String> FIELDS = Set.of("email", "firstName", "lastName", "language");

    private final Importing importing;
    private final ContactBatch batch;
    private final Properties properties;

    ContactImport(Importing importing, ContactBatch batch, Properties properties) {
        this.importing = importing;
        this.batch = batch;
        this.properties = properties;
    }

    /**
     * Puts the contacts of a CSV file with the column {@code email} and, if wanted, {@code firstName},
     * {@code lastName}, {@code language} and the names of properties. An empty cell leaves as it is what it is for.
     *
     * @throws Refusal {@code csv-...} when the file itself is at fault; nothing is imported then
     */
    @Audited(act = Act.IMPORTED, kind = "contacts", before = true)
    public ImportReport run(byte[] csv) {
        var file = importing.read(csv);
        var types = properties.list().stream()
                .collect(Collectors.toMap(PropertyDefinition::name, PropertyDefinition::type));
        var known = new HashSet<>(FIELDS);
        known.addAll(types.keySet());
        file.requireColumns(Set.of("email"), known);
        return importing.run(file.rows().stream().map(row -> line(row, types)).toList(), batch::put);
    }

    private static Line<ContactCommand> line(CsvFile.Row row, Map<String, PropertyType> types) {
        var email = row.values().get("email");
        var key = email == null ? null : email.toLowerCase(Locale.ROOT);
        return new Line<>(row.line(), key, command(row.values(), types), Importing.surplus(row));
    }

    /** What is missing is found by validation, like everything else that is wrong with a command. */
    @SuppressWarnings("NullAway")
    private static ContactCommand command(Map<String, String> values, Map<String, PropertyType> types) {
        var given = new HashMap<String, @Nullable Object>();
        values.forEach((column, value) -> {
            var type = types.get(column);
            if (type != null) {
                given.put(column, type.parse(value));
            }
        });
        return new ContactCommand(
                values.get("email"), values.get("firstName"), values.get("lastName"), values.get("language"), given);
    }
}
