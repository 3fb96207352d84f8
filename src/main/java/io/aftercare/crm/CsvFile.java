package io.aftercare.crm;

import io.aftercare.common.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table as spreadsheets save it (RFC 4180): UTF-8, a header, and commas, semicolons or tabs between values. It is read
 * as a whole before anything is done with it, so a file that cannot be read changes nothing.
 */
record CsvFile(List<String> columns, List<Row> rows) {

    private static final int LONGEST_NAME_SHOWN = 64;

    /**
     * A line that is not empty.
     *
     * @param line its row as a spreadsheet counts them; the header is row 1
     * @param values by name of column; only those that are not blank
     * @param surplus whether it has values beyond the columns
     */
    record Row(int line, Map<String, String> values, boolean surplus) {}

    /** @throws Refusal {@code csv-...} that says why it cannot be read */
    static CsvFile read(byte[] file, ImportSettings limits) {
        if (file.length > limits.maxSize().toBytes()) {
            throw Refusal.unprocessable(
                    "csv-too-large",
                    "The file is larger than %d KB. Split it."
                            .formatted(limits.maxSize().toKilobytes()));
        }
        var text = decoded(file);
        try (var parser = CSVParser.parse(new StringReader(text), format(text))) {
            return read(parser, limits);
        } catch (IOException | UncheckedIOException unreadable) {
            throw malformed();
        }
    }

    /** @throws Refusal {@code csv-unknown-column}, {@code csv-missing-column} */
    void requireColumns(Set<String> required, Set<String> known) {
        for (var column : columns) {
            if (!known.contains(column)) {
                throw Refusal.unprocessable(
                        "csv-unknown-column",
                        "The column '%s' is not known here. Known columns: %s."
                                .formatted(shortened(column), listed(known)));
            }
        }
        for (var column : required) {
            if (!columns.contains(column)) {
                throw Refusal.unprocessable(
                        "csv-missing-column",
                        "The file has no column '%s'. Add it, then import again.".formatted(column));
            }
        }
    }

    private static CsvFile read(CSVParser parser, ImportSettings limits) {
        var records = parser.iterator();
        if (!records.hasNext()) {
            throw withoutHeader();
        }
        var columns = columns(records.next());
        var rows = new ArrayList<Row>();
        while (records.hasNext()) {
            var record = records.next();
            if (record.getRecordNumber() > limits.maxLines() + 1L) {
                throw Refusal.unprocessable(
                        "csv-too-many-lines",
                        "The file has more than %,d lines. Split it.".formatted(limits.maxLines()));
            }
            var row = row(columns, record);
            if (row.surplus() || !row.values().isEmpty()) {
                rows.add(row);
            }
        }
        return new CsvFile(columns, rows);
    }

    private static List<String> columns(CSVRecord header) {
        var columns = header.stream().map(String::strip).toList();
        if (columns.stream().allMatch(String::isEmpty)) {
            throw withoutHeader();
        }
        var seen = new HashSet<String>();
        for (var column : columns) {
            if (!seen.add(column)) {
                throw Refusal.unprocessable(
                        "csv-repeated-column",
                        "The header names the column '%s' twice. Take one away.".formatted(shortened(column)));
            }
        }
        return columns;
    }

    private static Row row(List<String> columns, CSVRecord record) {
        var values = new HashMap<String, String>();
        var surplus = false;
        for (var at = 0; at < record.size(); at++) {
            var value = record.get(at).strip();
            if (!value.isEmpty()) {
                if (at < columns.size()) {
                    values.put(columns.get(at), value);
                } else {
                    surplus = true;
                }
            }
        }
        return new Row(Math.toIntExact(record.getRecordNumber()), values, surplus);
    }

    private static String decoded(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw Refusal.unprocessable(
                    "csv-not-utf8", "The file is not in UTF-8. Save it again as \"CSV UTF-8\", then import that file.");
        }
    }

    private static CSVFormat format(String text) {
        var header = text.lines().findFirst().orElse("");
        var delimiter = Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(candidate -> header.chars()
                        .filter(character -> character == candidate)
                        .count()))
                .orElseThrow();
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    private static Refusal malformed() {
        return Refusal.unprocessable(
                "csv-malformed",
                "The file cannot be read: a quotation mark is not closed, or text follows one that closes."
                        + " Nothing was imported. Correct it, then import again.");
    }

    private static Refusal withoutHeader() {
        return Refusal.unprocessable(
                "csv-without-header", "The file has no header. Name the columns in its first line, then import again.");
    }

    private static String listed(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME_SHOWN ? name : name.substring(0, LONGEST_NAME_SHOWN) + "...";
    }
}
