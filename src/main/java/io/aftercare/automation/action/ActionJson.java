package io.aftercare.automation.action;

import io.aftercare.common.Refusal;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
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
        try {
            return json.readValue(text, ActionList.class);
        } catch (JacksonException unreadable) {
            throw Refusal.unprocessable(
                    "unreadable-actions",
                    "The list of actions cannot be read: %s. Reload the page, then try again."
                            .formatted(place(unreadable)));
        }
    }

    private static String place(JacksonException unreadable) {
        var path = unreadable.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "it is not JSON of that kind" : "look at '%s'".formatted(path.substring(1));
    }
}
