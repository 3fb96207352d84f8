package io.aftercare.crm;

import io.aftercare.common.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What all imports have in common: each line is looked at by itself, and those that are right are kept in batches, a
 * transaction each. A crash leaves whole batches behind, and importing the same once more is harmless.
 */
@Component
class Importing {

    /**
     * A line to import.
     *
     * @param key what it is about; no two lines may be about the same
     * @param fault why it is not even worth looking at
     */
    record Line<C>(
            int line,
            @Nullable String key,
            C command,
            @Nullable Refusal fault) {

        ImportReport.Line refused(@Nullable String field, Refusal refusal) {
            return ImportReport.Line.refused(line, key, field, refusal);
        }
    }

    /** What became of a command that was worth trying. */
    sealed interface Result {

        record Kept(ImportReport.Outcome outcome, UUID id) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** Keeps commands in one transaction and says of each, in their order, what became of it. */
    interface Batch<C> {
        List<Result> keep(List<C> commands);
    }

    private final Validator validator;
    private final ImportSettings settings;

    Importing(Validator validator, ImportSettings settings) {
        this.validator = validator;
        this.settings = settings;
    }

    CsvFile read(byte[] file) {
        return CsvFile.read(file, settings);
    }

    <C> ImportReport run(List<Line<C>> lines, Batch<C> target) {
        var reports = new TreeMap<Integer, ImportReport.Line>();
        var first = new HashMap<String, Integer>();
        var batch = new ArrayList<Line<C>>();
        for (var line : lines) {
            var refused = refused(line, first);
            if (refused != null) {
                reports.put(line.line(), refused);
            } else {
                batch.add(line);
            }
            if (batch.size() == settings.batch()) {
                keep(batch, target, reports);
            }
        }
        keep(batch, target, reports);
        return ImportReport.of(reports.values());
    }

    private <C> ImportReport.@Nullable Line refused(Line<C> line, Map<String, Integer> first) {
        var fault = line.fault();
        if (fault != null) {
            return line.refused(null, fault);
        }
        var violations = validator.validate(line.command()).stream()
                .sorted((one, other) -> described(one).compareTo(described(other)))
                .toList();
        if (!violations.isEmpty()) {
            var field = violations.getFirst().getPropertyPath().toString();
            var faults = violations.stream().map(Importing::described).collect(Collectors.joining("; "));
            return line.refused(field, Refusal.unprocessable("invalid-fields", "Correct these fields: " + faults));
        }
        var before = first.putIfAbsent(String.valueOf(line.key()), line.line());
        return before == null ? null : line.refused(null, repeated(before));
    }

    private static <C> void keep(List<Line<C>> batch, Batch<C> target, Map<Integer, ImportReport.Line> reports) {
        if (batch.isEmpty()) {
            return;
        }
        var results = target.keep(batch.stream().map(Line::command).toList()).iterator();
        for (var line : batch) {
            reports.put(line.line(), report(line, results.next()));
        }
        batch.clear();
    }

    private static ImportReport.Line report(Line<?> line, Result result) {
        return switch (result) {
            case Result.Kept kept ->
                ImportReport.Line.kept(line.line(), String.valueOf(line.key()), kept.outcome(), kept.id());
            case Result.Refused refused -> line.refused(null, refused.refusal());
        };
    }

    private static String described(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }

    private static Refusal repeated(int line) {
        return Refusal.conflict(
                "repeated-line", "Line %d is about the same. Put into one line what is right.".formatted(line));
    }

    /** Why a row has a fault of its own; null if it has none. */
    static @Nullable Refusal surplus(CsvFile.Row row) {
        return row.surplus()
                ? Refusal.unprocessable(
                        "surplus-values",
                        "The line has more values than the header has columns. Put a value that holds the separator"
                                + " between quotation marks.")
                : null;
    }
}
