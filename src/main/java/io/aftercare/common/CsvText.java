package io.aftercare.common;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV (RFC 4180) in UTF-8 that a spreadsheet opens without running anything: people's text that begins like a
 * formula gets an apostrophe before it (OWASP, "CSV Injection"). It begins with a byte order mark: without one,
 * spreadsheets do not take a file for UTF-8.
 */
public final class CsvText {

    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final Writer writer;

    public CsvText(OutputStream output, String... columns) throws IOException {
        writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        writer.write('\ufeff');
        row((Object[]) columns);
    }

    /** A row of texts, numbers and nulls, which are empty; an empty optional is one, too. */
    public void row(@Nullable Object... cells) throws IOException {
        CSVFormat.RFC4180.printRecord(
                writer, Arrays.stream(cells).map(CsvText::cell).toArray());
    }

    /** To be called at the end. */
    public void flush() throws IOException {
        writer.flush();
    }

    private static Object cell(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? cell(optional.get()) : "";
        }
        return value instanceof Number number ? number : safe(value == null ? "" : value.toString());
    }

    private static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
