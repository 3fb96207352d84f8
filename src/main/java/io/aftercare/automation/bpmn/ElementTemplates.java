package io.aftercare.automation.bpmn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The element templates of {@code bpmn/.camunda/element-templates}, by which Camunda Modeler shows what a task needs. */
@Component
public class ElementTemplates {

    private static final String FILES = "classpath:bpmn/.camunda/element-templates/*.json";
    private static final String ID = "io.aftercare.";

    /**
     * One of them.
     *
     * @param icon as a {@code data:} address
     */
    public record ElementTemplate(String id, int version, String icon) {}

    private final Map<String, ElementTemplate> byType = new TreeMap<>();

    public ElementTemplates() {
        var json = JsonMapper.shared();
        Arrays.stream(files()).map(file -> read(json, file)).forEach(template -> {
            var id = template.required("id").asString();
            byType.put(
                    id.substring(ID.length()),
                    new ElementTemplate(
                            id,
                            template.required("version").asInt(),
                            template.required("icon").required("contents").asString()));
        });
    }

    /** @param type a job type, or {@code create-task} */
    Optional<ElementTemplate> find(String type) {
        @Nullable ElementTemplate template = byType.get(type);
        return Optional.ofNullable(template);
    }

    private static Resource[] files() {
        try {
            return new PathMatchingResourcePatternResolver().getResources(FILES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode read(JsonMapper json, Resource file) {
        try (var source = file.getInputStream()) {
            return json.readTree(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
