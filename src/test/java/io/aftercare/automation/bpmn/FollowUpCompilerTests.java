package io.aftercare.automation.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.RandomLists;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionChecks;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionTokens;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.bpmn.Drawing.Content;
import io.aftercare.automation.bpmn.Drawing.Node;
import io.aftercare.mail.Tokens;
import io.aftercare.survey.Band;
import io.aftercare.survey.SurveyType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FollowUpCompilerTests {

    private static final ActionChecks CHECKS =
            new ActionChecks(Validation.buildDefaultValidatorFactory().getValidator());

    private final FollowUpCompiler compiler = new FollowUpCompiler(new ElementTemplates());

    static Stream<Long> seeds() {
        return RandomLists.seeds(100).boxed();
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void compilesAnySoundListTheSameWayTwice(long seed) {
        var list = RandomLists.list(seed);
        assertThat(faults(list)).isEmpty();

        var process = compile(list);

        assertThat(compile(RandomLists.list(seed))).isEqualTo(process);
        assertThat(problems(model(process))).isEmpty();
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void placesNothingOnAnythingElse(long seed) {
        var drawing = Layout.of(RandomLists.list(seed));

        assertThat(overlaps(drawing)).isEmpty();
        assertThat(drawing.flows()).allSatisfy(flow -> {
            for (var at = 1; at < flow.way().size(); at++) {
                var from = flow.way().get(at - 1);
                var to = flow.way().get(at);
                assertThat(from.x() == to.x() || from.y() == to.y())
                        .as(flow.id())
                        .isTrue();
            }
        });
    }

    @Test
    void compilesTheLongestList() {
        var list = RandomLists.longest(42);

        assertThat(faults(list)).isEmpty();
        assertThat(problems(model(compile(list)))).isEmpty();
        assertThat(overlaps(Layout.of(list))).isEmpty();
    }

    @Test
    void writesWhatADesignerExpectsToSee() {
        var xml = new String(
                compile(ActionList.of(
                        new Action.MailContact("m", "How can we help?", "Hello\n\"you\""),
                        new Action.Branch(
                                "b",
                                new Condition.BandIs(Band.DIFFICULT),
                                List.of(new Action.CreateTask(
                                        "t",
                                        "Call the customer",
                                        "",
                                        null,
                                        List.of("Team \"A\""),
                                        Duration.ofDays(2),
                                        "call-back-customer")),
                                List.of(new Action.Wait("w", Duration.ofHours(36)))))),
                StandardCharsets.UTF_8);

        assertThat(xml)
                .contains("modeler:executionPlatform=\"Camunda Cloud\" modeler:executionPlatformVersion=\"8.6.0\"")
                .contains("<zeebe:property name=\"io.aftercare.follow-up\" value=\"true\"/>")
                .contains(
                        "id=\"mail-contact-m\" name=\"Mail contact\" zeebe:modelerTemplate=\"io.aftercare.mail-contact\"")
                .contains("<zeebe:taskDefinition retries=\"8\" type=\"mail-contact\"/>")
                .contains("<zeebe:header key=\"body\" value=\"Hello&#10;&quot;you&quot;\"/>")
                .contains("errorCode=\"contact-not-mailed\"")
                .contains("name=\"Band is difficult?\"")
                .contains(">=band = \"difficult\"<")
                .contains("assignmentDefinition candidateGroups=\"=[&quot;Team \\&quot;A\\&quot;&quot;]\"")
                .contains("dueDate=\"=now() + duration(&quot;P2D&quot;)\"")
                .contains("name=\"1 day 12 hours passed\"")
                .contains(">P1DT12H<");
    }

    private byte[] compile(ActionList list) {
        return compiler.compile(list, "follow-up-0123456789abcdef0123456789abcdef-negative-1", "A & B: follow-up");
    }

    private static List<?> faults(ActionList list) {
        return CHECKS.faults(list, SurveyType.CES, ActionTokens.with(Tokens.NAMES));
    }

    private static BpmnModelInstance model(byte[] process) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(process));
    }

    private static List<String> problems(BpmnModelInstance model) {
        return model.validate(ZeebeDesignTimeValidators.VALIDATORS).getResults().values().stream()
                .flatMap(List::stream)
                .map(Object::toString)
                .toList();
    }

    private static List<String> overlaps(Drawing drawing) {
        var boxes = new ArrayList<Node>();
        drawing.nodes().stream()
                .filter(node -> !(node.content() instanceof Content.NotMailed))
                .forEach(boxes::add);
        drawing.nodes().stream()
                .filter(node -> node.label() != null)
                .map(node -> new Node("label of " + node.id(), node.content(), Objects.requireNonNull(node.label())))
                .forEach(boxes::add);
        var overlaps = new ArrayList<String>();
        for (var one = 0; one < boxes.size(); one++) {
            for (var other = 0; other < one; other++) {
                if (boxes.get(one).box().overlaps(boxes.get(other).box())) {
                    overlaps.add(boxes.get(one) + " on " + boxes.get(other));
                }
            }
        }
        return overlaps;
    }
}
