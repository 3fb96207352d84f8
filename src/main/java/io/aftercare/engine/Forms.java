package io.aftercare.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The forms of tasks that come with Aftercare. */
@Component
public class Forms {

    private final List<String> ids;

    Forms(JsonMapper json) {
        try {
            var forms = new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form");
            this.ids = Arrays.stream(forms).map(form -> id(form, json)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In the order of the alphabet. */
    public List<String> ids() {
        return ids;
    }

    private static String id(Resource form, JsonMapper json) {
        try {
            return json.readTree(form.getContentAsByteArray()).get("id").asString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
