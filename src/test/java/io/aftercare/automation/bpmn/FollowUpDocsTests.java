package io.aftercare.automation.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.engine.BpmnErrorCode;
import io.aftercare.engine.FollowUpErrorCode;
import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.MessageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/follow-ups.md} name what there is. */
class FollowUpDocsTests {

    private static final Pattern NAME = Pattern.compile("`([A-Za-z-]+)`");
    private static final Pattern NOTE = Pattern.compile("\\([^)]*\\)");

    @Test
    void namesEveryJobTypeWithItsHeaders() {
        var rows = new TreeMap<String, Set<String>>();
        rows("### Job types")
                .forEach(row -> rows.put(names(row.get(1)).iterator().next(), names(row.get(3))));

        assertThat(rows.keySet()).isEqualTo(constants(FollowUpJobType.class));
        rows.forEach((type, headers) ->
                assertThat(headers).as(type).isEqualTo(ElementTemplatesTests.HEADERS.getOrDefault(type, Set.of())));
    }

    @Test
    void namesEveryVariableMessageErrorAndForm() throws IOException {
        var errors = new TreeSet<>(constants(BpmnErrorCode.class));
        errors.addAll(constants(FollowUpErrorCode.class));

        assertThat(first("### Variables")).isEqualTo(Expressions.VARIABLES);
        assertThat(first("### Messages")).isEqualTo(constants(MessageName.class));
        assertThat(first("### Errors")).isEqualTo(errors);
        try (var forms = Files.list(Path.of("forms"))) {
            assertThat(forms.map(form -> form.getFileName().toString().replace(".form", "")))
                    .containsExactlyInAnyOrderElementsOf(first("### Forms"));
        }
    }

    private static Set<String> first(String heading) {
        return rows(heading).map(row -> names(row.get(1)).iterator().next()).collect(Collectors.toSet());
    }

    /** The rows of the first table below a heading, split into cells. */
    private static Stream<List<String>> rows(String heading) {
        return doc().lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.asList(line.split("\\|", -1)));
    }

    private static Set<String> names(String cell) {
        return NAME.matcher(NOTE.matcher(cell).replaceAll(""))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constants(Class<?> home) {
        return ElementTemplatesTests.constants(home);
    }

    private static String doc() {
        try {
            return Files.readString(Path.of("docs/follow-ups.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
