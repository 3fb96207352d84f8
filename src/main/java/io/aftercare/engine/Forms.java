package io.aftercare.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The forms of tasks that come with Aftercare. */
@Component
public class Forms {

    private final SortedMap<String, String> titles = new TreeMap<>();

    Forms(JsonMapper json) {
        try {
            var forms = new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form");
            for (var form : forms) {
                add(form, json);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** In the order of the alphabet. */
    public List<String> ids() {
        return List.copyOf(titles.keySet());
    }

    /** What people call a form: its heading, or else its id in words; the id of one that does not come with Aftercare. */
    public String title(String id) {
        return titles.getOrDefault(id, id);
    }

    private void add(Resource resource, JsonMapper json) throws IOException {
        var form = json.readTree(resource.getContentAsByteArray());
        var id = form.get("id").asString();
        var first = form.path("components")
                .path(0)
                .path("text")
                .asString("")
                .lines()
                .findFirst()
                .orElse("");
        titles.put(id, first.startsWith("#") ? first.replaceFirst("#+ *", "") : inWords(id));
    }

    private static String inWords(String id) {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
    }
}
