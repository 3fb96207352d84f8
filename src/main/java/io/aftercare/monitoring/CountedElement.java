package io.aftercare.monitoring;

import io.aftercare.run.SkipReason;
import java.util.Map;

/**
 * An element of a process that runs of a survey came to.
 *
 * @param id in the BPMN file
 * @param name what its diagram calls it; empty where it does not
 * @param type in the engine's words, such as {@code END_EVENT}
 * @param runs that came there, once each
 * @param open how many of these are there now
 * @param reasons of an end event, why runs that ended there were not sent, and how many
 */
public record CountedElement(String id, String name, String type, long runs, long open, Map<SkipReason, Long> reasons) {

    public boolean isEnd() {
        return type.equals("END_EVENT");
    }
}
