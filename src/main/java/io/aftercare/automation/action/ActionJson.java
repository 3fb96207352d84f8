package io.aftercare.automation.action;

import io.aftercare.common.Refusal;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Lists of actions as the database keeps them and as pages send them. */
@Component
public class ActionJson {

    private final JsonMapper json;

    public ActionJson(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    public String write(ActionList list) {
        return json.writeValueAsString(list);
    }

    /** @throws Refusal {@code unreadable-actions}, naming the field */
    public ActionList read(String text) {
        return read(() -> json.readValue(text, ActionList.class));
    }

    /** @param actions the actions themselves @throws Refusal {@code unreadable-actions}, naming the field */
    public ActionList read(JsonNode actions) {
        return read(() -> json.treeToValue(json.createObjectNode().set("actions", actions), ActionList.class));
    }

    private static ActionList read(Supplier<ActionList> reading) {
        try {
            return reading.get();
        } catch (JacksonException unreadable) {
            throw Refusal.unprocessable(
                    "unreadable-actions",
                    "The list of actions cannot be read: %s. Nothing was changed.".formatted(reason(unreadable)));
        }
    }

    private static String reason(JacksonException unreadable) {
        var place = place(unreadable);
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown -> "'%s' is no field that is known there".formatted(place);
            case InvalidTypeIdException unknown -> "'%s' is of no known type".formatted(place);
            default -> place.isEmpty() ? "it is not JSON of that kind" : "look at '%s'".formatted(place);
        };
    }

    private static String place(JacksonException unreadable) {
        var path = unreadable.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? path : path.substring(1);
    }
}
