package io.aftercare.automation.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Operator;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.automation.action.TaskHeader;
import io.aftercare.automation.action.TaskHeaders;
import io.aftercare.engine.FollowUpJobType;
import io.aftercare.engine.JobType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The element templates offer what workers read: a header that is named differently in either would be lost. */
class ElementTemplatesTests {

    private static final Path FOLDER = Path.of("bpmn/.camunda/element-templates");

    /** What workers read, by job type; of other types nothing. */
    static final Map<String, Set<String>> HEADERS = headers();

    private static final Map<String, JsonNode> TEMPLATES = templates();

    @Test
    void thereIsOneForEveryJobTypeAndForTasksOfPeople() {
        var expected = Stream.of(constants(JobType.class), constants(FollowUpJobType.class), Set.of("create-task"))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());

        assertThat(TEMPLATES.keySet()).isEqualTo(expected);
        assertThat(constants(FollowUpJobType.class)).isEqualTo(ProcessChecks.JOB_TYPES);
    }

    @Test
    void eachSetsTheJobTypeAndItsRetries() {
        TEMPLATES.forEach((type, template) -> {
            if (!type.equals(ActionType.CREATE_TASK.key())) {
                assertThat(fixed(template)).as(type).isEqualTo(Map.of("type", type, "retries", Extensions.RETRIES));
            }
        });
    }

    @Test
    void eachOffersTheHeadersThatItsWorkerReads() {
        TEMPLATES.forEach((type, template) -> assertThat(
                        bindings(template, "zeebe:taskHeader", "key").keySet())
                .as(type)
                .isEqualTo(HEADERS.getOrDefault(type, Set.of())));
    }

    @Test
    void theConditionOffersTheOperatorsThatThereAre() {
        var template = Objects.requireNonNull(TEMPLATES.get(FollowUpJobType.CHECK_PROPERTY));
        var operator = Objects.requireNonNull(
                bindings(template, "zeebe:taskHeader", "key").get(TaskHeader.OPERATOR));

        assertThat(operator.get("choices")
                        .valueStream()
                        .map(choice -> choice.get("value").asString()))
                .containsExactlyElementsOf(
                        Arrays.stream(Operator.values()).map(Operator::key).toList());
    }

    @Test
    void eachHasAnIconADescriptionAndTheEnginesThatItIsFor() {
        TEMPLATES.forEach((type, template) -> {
            var icon = template.get("icon").get("contents").asString();
            assertThat(new String(Base64.getDecoder().decode(icon.substring("data:image/svg+xml;base64,".length()))))
                    .as(type)
                    .startsWith("<svg ");
            assertThat(template.get("description").asString()).as(type).endsWith(".");
            assertThat(template.get("engines").get("camunda").asString())
                    .as(type)
                    .isEqualTo("^8.6");
        });
    }

    private static Map<String, Set<String>> headers() {
        var headers = new TreeMap<String, Set<String>>();
        Stream.of(
                        new Action.MailContact("a", "x", "x"),
                        new Action.MailPeople("a", List.of("x"), List.of("x"), "x", "x"),
                        new Action.OpenTicket("a", "x", "x", "x"),
                        new Action.SetContactProperty("a", "x", "x"),
                        new Action.CallWebhook("a", "x", "x"))
                .forEach(action -> headers.put(
                        TaskHeaders.jobType(action), TaskHeaders.of(action).keySet()));
        headers.put(
                FollowUpJobType.CHECK_PROPERTY,
                TaskHeaders.of(new Condition.Property(Subject.CONTACT, "x", Operator.IS, "x"), "x")
                        .keySet());
        headers.put(FollowUpJobType.START_SURVEY, Set.of(TaskHeader.SURVEY));
        headers.put(ActionType.CREATE_TASK.key(), Set.of(TaskHeader.INSTRUCTIONS));
        return headers;
    }

    private static Map<String, JsonNode> templates() {
        try (var files = Files.list(FOLDER)) {
            return new TreeMap<>(files.map(file -> JsonMapper.shared().readTree(file.toFile()))
                    .collect(Collectors.toMap(
                            template -> template.get("id").asString().replace("io.aftercare.", ""),
                            template -> template)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> fixed(JsonNode template) {
        var fixed = new TreeMap<String, String>();
        bindings(template, "zeebe:taskDefinition", "property")
                .forEach((name, property) ->
                        fixed.put(name, property.get("value").asString()));
        return fixed;
    }

    private static Map<String, JsonNode> bindings(JsonNode template, String type, String name) {
        return template.get("properties")
                .valueStream()
                .filter(property ->
                        property.get("binding").get("type").asString().equals(type))
                .collect(Collectors.toMap(
                        property -> property.get("binding").get(name).asString(), property -> property));
    }

    static Set<String> constants(Class<?> home) {
        return Arrays.stream(home.getFields())
                .map(ElementTemplatesTests::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
