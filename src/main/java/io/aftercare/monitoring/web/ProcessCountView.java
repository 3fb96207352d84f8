package io.aftercare.monitoring.web;

import io.aftercare.common.Refusal;
import io.aftercare.monitoring.CountedElement;
import io.aftercare.monitoring.CountedProcess;
import io.aftercare.monitoring.ProcessCount;
import io.aftercare.run.SkipReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a process, for the API. Keys are texts, as they exceed what JSON readers keep of a number.
 *
 * @param countedAt since when things may have changed; null when nothing changes any more, or nothing was counted
 * @param complete whether all days of the period were counted already
 * @param untold how many runs the engine has told nothing of
 * @param process whose elements these are, null where no run followed any
 * @param processes that can be asked for
 */
record ProcessCountView(
        LocalDate from,
        LocalDate to,
        @Nullable Instant countedAt,
        boolean complete,
        long untold,
        @Nullable Process process,
        List<Element> elements,
        List<Process> processes) {

    /** @param own whether it is the runs' own process, not one that they called */
    record Process(
            String key,
            String processId,
            int version,
            @Nullable String name,
            boolean own,
            long runs,
            long open,
            long terminated) {}

    /**
     * @param open how many runs are there now
     * @param reasons of an end event, why runs that ended there were not sent, and how many
     */
    record Element(String id, String name, String type, long runs, long open, Map<String, Long> reasons) {}

    /** @throws Refusal {@code unknown-process} */
    static ProcessCountView of(ProcessCount count, ProcessCountForm form) {
        var chosen = count.chosen();
        if (chosen == null && !form.process().isEmpty()) {
            throw Refusal.notFound(
                    "unknown-process",
                    "No run that began in these days followed this process. Leave it out to see which ones there are.");
        }
        return new ProcessCountView(
                count.period().from(),
                count.period().to(),
                count.countedAt(),
                count.complete(),
                count.untold(),
                chosen == null ? null : process(chosen),
                count.elements().stream().map(ProcessCountView::element).toList(),
                count.processes().stream().map(ProcessCountView::process).toList());
    }

    private static Process process(CountedProcess process) {
        return new Process(
                String.valueOf(process.key()),
                process.processId(),
                process.version(),
                process.name(),
                process.own(),
                process.runs(),
                process.open(),
                process.terminated());
    }

    private static Element element(CountedElement element) {
        return new Element(
                element.id(), element.name(), element.type(), element.runs(), element.open(), reasons(element));
    }

    private static Map<String, Long> reasons(CountedElement element) {
        var reasons = new TreeMap<String, Long>();
        element.reasons().forEach((SkipReason reason, Long runs) -> reasons.put(reason.key(), runs));
        return reasons;
    }
}
