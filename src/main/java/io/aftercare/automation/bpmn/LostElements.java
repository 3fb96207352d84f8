package io.aftercare.automation.bpmn;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** What of a process is gone when another takes its place. Starts and ends are not counted: every process has them. */
public final class LostElements {

    private static final List<String> KINDS = List.of("Task", "task", "Event", "Gateway", "ubProcess", "Activity");

    private LostElements() {}

    /** All steps of a process, in the order of its file. */
    public static List<String> of(byte[] before) {
        return steps(before).map(LostElements::words).toList();
    }

    /** The steps that the other process does not have, or has otherwise. */
    public static List<String> between(byte[] before, byte[] after) {
        var kept = essences(after);
        var earlier = essences(before);
        return steps(before)
                .filter(step -> !Objects.equals(earlier.get(id(step)), kept.get(id(step))))
                .map(step -> words(step) + (kept.containsKey(id(step)) ? " as it was changed" : ""))
                .toList();
    }

    private static Map<String, String> essences(byte[] process) {
        var values = Xml.executableProcess(Xml.parse(process))
                .map(EssentialValues::new)
                .orElseThrow();
        return steps(process).collect(Collectors.toMap(LostElements::id, values::of));
    }

    private static Stream<Element> steps(byte[] process) {
        return Xml.executableProcess(Xml.parse(process)).stream()
                .flatMap(Xml::all)
                .filter(element -> Xml.isBpmn(element)
                        && KINDS.stream().anyMatch(element.getLocalName()::endsWith)
                        && !id(element).isEmpty()
                        && !Xml.isNamed(element, "startEvent")
                        && !Xml.isNamed(element, "endEvent")
                        && !joins(element));
    }

    /** A gateway without a question only brings ways together. */
    private static boolean joins(Element element) {
        return element.getLocalName().endsWith("Gateway") && name(element).isEmpty();
    }

    private static String id(Element step) {
        return step.getAttribute("id");
    }

    private static String name(Element step) {
        return step.getAttribute("name").strip();
    }

    /** Its name, or else what it is. */
    private static String words(Element step) {
        return name(step).isEmpty()
                ? "a nameless "
                        + step.getLocalName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)
                : "“" + name(step) + "”";
    }
}
