package io.aftercare.automation.bpmn;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Fixed values as FEEL, the expression language of the engine, so that nothing that people type is evaluated. */
final class Feel {

    private Feel() {}

    static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String list(List<String> texts) {
        return texts.stream().map(Feel::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    static String fromNow(Duration duration) {
        return "now() + duration(" + literal(Spans.text(duration)) + ")";
    }
}
