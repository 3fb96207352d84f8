package io.aftercare.automation.worker;

import io.aftercare.engine.JobFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the model says of an action: the headers of its task. */
interface ActionSettings {

    /** The id of the task. */
    String elementId();

    Map<String, String> headers();

    /** @throws JobFailure if the model does not set it */
    default String required(String header) {
        return header(header)
                .orElseThrow(() -> new JobFailure(
                        "The step '%s' lacks the header '%s'. Set it in the model and deploy it, then move this instance to the new version or cancel it."
                                .formatted(elementId(), header)));
    }

    /** A header that the model sets to something. */
    default Optional<String> header(String header) {
        return Optional.ofNullable(headers().get(header)).filter(value -> !value.isBlank());
    }

    /** A header with one entry on each line. */
    default List<String> lines(String header) {
        return header(header).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
