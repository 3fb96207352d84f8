package io.aftercare.crm;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an import did, in numbers and line by line. */
public record ImportReport(long created, long updated, long unchanged, long refused, List<Line> lines) {

    /** What became of a line. */
    public enum Outcome {
        CREATED,
        UPDATED,
        /** It was there already, just like this. */
        UNCHANGED,
        REFUSED;

        /** The name of the outcome outside Java. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What became of one line.
     *
     * @param line its row in a file, as a spreadsheet counts them; its place in a list, from 1
     * @param key what it is about, as far as it says: a contact's address, a ticket's external id
     * @param id of the contact or ticket, unless refused
     * @param field the first field at fault, if it is known
     * @param code of the refusal, as the type of a problem detail ends
     */
    public record Line(
            int line,
            @Nullable String key,
            Outcome outcome,
            @Nullable UUID id,
            @Nullable String field,
            @Nullable String code,
            @Nullable String reason) {

        static Line kept(int line, String key, Outcome outcome, UUID id) {
            return new Line(line, key, outcome, id, null, null, null);
        }

        static Line refused(int line, @Nullable String key, @Nullable String field, Refusal refusal) {
            return new Line(line, key, Outcome.REFUSED, null, field, refusal.code(), refusal.getMessage());
        }
    }

    static ImportReport of(Collection<Line> lines) {
        return new ImportReport(
                count(lines, Outcome.CREATED),
                count(lines, Outcome.UPDATED),
                count(lines, Outcome.UNCHANGED),
                count(lines, Outcome.REFUSED),
                List.copyOf(lines));
    }

    private static long count(Collection<Line> lines, Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
