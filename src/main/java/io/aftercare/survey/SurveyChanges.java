package io.aftercare.survey;

import io.aftercare.segment.SegmentWords;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares definitions field by field, by the JSON they are kept as: a field that is new needs nothing here. A segment
 * is one field, in words.
 */
@Component
class SurveyChanges {

    private final JsonMapper json;
    private final SegmentWords words;

    SurveyChanges(JsonMapper json, SegmentWords words) {
        this.json = json;
        this.words = words;
    }

    List<SurveyChange> between(SurveyDefinition live, SurveyDefinition draft) {
        var before = fields(live);
        var after = fields(draft);
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new SurveyChange(EditorPart.of(name), name, before.get(name), after.get(name)))
                .sorted((one, other) -> one.part().compareTo(other.part()))
                .toList();
    }

    private Map<String, String> fields(SurveyDefinition survey) {
        var fields = new LinkedHashMap<String, String>();
        json.valueToTree(survey.toBuilder().segment(null).build())
                .propertyStream()
                .forEach(field -> add(field.getKey(), field.getValue(), fields));
        var segment = survey.segment();
        if (segment != null) {
            fields.put("segment", words.phrases().of(segment));
        }
        return fields;
    }

    private static void add(String path, JsonNode value, Map<String, String> fields) {
        if (value.isObject()) {
            value.propertyStream().forEach(field -> add(path + "." + field.getKey(), field.getValue(), fields));
        } else if (value.isArray() && !value.isEmpty()) {
            fields.put(path, value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
        } else if (value.isValueNode() && !value.isNull()) {
            fields.put(path, value.asString());
        }
    }
}
