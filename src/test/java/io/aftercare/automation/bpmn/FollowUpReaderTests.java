package io.aftercare.automation.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.RandomLists;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionChecks;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionTokens;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Operator;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.automation.bpmn.FollowUpReading.AsDiagram;
import io.aftercare.automation.bpmn.FollowUpReading.AsList;
import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.automation.bpmn.FollowUpReading.Refused;
import io.aftercare.mail.Tokens;
import io.aftercare.survey.SurveyType;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FollowUpReaderTests {

    static final ActionChecks CHECKS =
            new ActionChecks(Validation.buildDefaultValidatorFactory().getValidator());

    static final Expected EXPECTED = new Expected(
            id -> id.startsWith("follow-up"),
            id -> id.startsWith("own"),
            "follow-up-...-negative-2",
            Set.of("io.camunda:http-json:1"),
            SurveyType.CES,
            ActionTokens.with(Tokens.NAMES));

    private static final ActionList SAMPLE = ActionList.of(
            new Action.MailContact("m", "How can we help?", "Hello"),
            new Action.Branch(
                    "b",
                    new Condition.Property(Subject.CONTACT, "plan", Operator.IS, "gold"),
                    List.of(new Action.CreateTask(
                            "t",
                            "Call",
                            "Be kind",
                            "ann@example.com",
                            List.of(),
                            Duration.ofDays(2),
                            "call-back-customer")),
                    List.of(new Action.Wait("w", Duration.ofHours(36)))));

    private final FollowUpCompiler compiler = new FollowUpCompiler(new ElementTemplates());
    private final FollowUpReader reader = new FollowUpReader(compiler, CHECKS);

    static Stream<Long> seeds() {
        return RandomLists.seeds(100).boxed();
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void readsAnyCompiledListBack(long seed) {
        var list = RandomLists.list(seed);

        assertThat(read(compiler.compile(list, "follow-up-1", "Name")))
                .isEqualTo(new AsList("follow-up-1", "Name", list));
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void readsAListBackThatWasGivenAnotherId(long seed) {
        var list = RandomLists.list(seed);
        var compiled = new String(compiler.compile(list, "follow-up-1", "Name"), StandardCharsets.UTF_8);

        assertThat(read(ProcessIdentity.give(compiled, "follow-up-2")))
                .isEqualTo(new AsList("follow-up-2", "Name", list));
    }

    /** What Modeler's users do without leaving what a list can say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "name=\"Mail contact\" | name=\"Write to them\"",
                "x=\"160\" | x=\"20\"",
                "=matches_b = true | =matches_b=true",
                ">P1DT12H< | >=duration(\"PT36H\")<",
                "assignee=\"=&quot;ann@example.com&quot;\" | assignee=\"ann@example.com\"",
                "assignee=\"=&quot;ann@example.com&quot;\" | assignee=\"Ann@Example.com\"",
                "=now() + duration(&quot;P2D&quot;) | = now()+duration( &quot;PT48H&quot; )",
                "matches_b | isGold",
                "formId=\"call-back-customer\" | formId=\"call-back-customer\" bindingType=\"latest\"",
            })
    void takesAnEditThatStillIsAListAsAList(String from, String to) {
        assertThat(read(edited(from, to))).isEqualTo(new AsList("follow-up-1", "Name", SAMPLE));
    }

    @Test
    void givesNewElementsIdsOfTheirOwn() {
        assertThat(read(edited("wait-w", "Event_0x1yz")))
                .isInstanceOfSatisfying(
                        AsList.class,
                        list -> assertThat(list.actions().all())
                                .extracting(Action::id)
                                .containsExactly("m", "b", "t", "n1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "retries=\"8\" | retries=\"3\"",
                ">P1DT12H< | >=waitFor<",
                "dueDate=\"=now() + duration(&quot;P2D&quot;)\" | dueDate=\"=now() + duration(&quot;P2D&quot;)\" followUpDate=\"=now()\"",
                "<outgoing>answer-given-to-mail-contact-m | <documentation>Why</documentation><outgoing>answer-given-to-mail-contact-m",
                "<zeebe:header key=\"body\" | <zeebe:header key=\"more\" value=\"x\"/><zeebe:header key=\"body\"",
                "isExecutable=\"true\" | isExecutable=\"true\" isClosed=\"true\"",
                "=matches_b = true | =matches_b = true and score = 1",
            })
    void takesWhatAListCannotSayAsADiagram(String from, String to) {
        var edited = edited(from, to);

        assertThat(read(edited)).isEqualTo(new AsDiagram("follow-up-1", "Name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "id=\"follow-up-1\" | id=\"other\" | other | Give it an id of its own",
                "type=\"mail-contact\" | type=\"send-fax\" | mail-contact-m | 'Mail contact' (mail-contact-m): Nobody works on the job type 'send-fax'",
                "=matches_b = true | =matches_b = (true | branch-b-to-create-task-t | is not FEEL",
                "=matches_b = true | matches_b | branch-b-to-create-task-t | is a fixed text",
                ">P1DT12H< | >=duration(<  | wait-w | is not FEEL",
                "<zeebe:header key=\"subject\" value=\"How can we help?\"/> | | mail-contact-m | Task header 'subject': Fill this in.",
                "value=\"Hello\" | value=\"{{contact.nme}}\" | mail-contact-m | The token {{contact.nme}} is not known.",
                "<zeebe:userTask/> | | create-task-t | Choose 'Camunda user task'",
                "value=\"matches_b\" | value=\"score\" | check-property-b | 'result' has to name a variable of its own",
                "attachedToRef=\"mail-contact-m\" | attachedToRef=\"branch-b\" | mail-contact-m-not-mailed | has a 'attachedToRef'",
                "attachedToRef=\"mail-contact-m\" | attachedToRef=\"nowhere\" | mail-contact-m-not-mailed | Draw it anew",
                "targetRef=\"followed-up\" | targetRef=\"nowhere\" | branch-b-merged-to-followed-up | leads from or to what is not there",
                "isExecutable=\"true\" | isExecutable=\"false\" | | 0 executable processes",
                "id=\"follow-up-1\" | | | The process has no id",
            })
    void refusesWhatWouldNotRun(String from, String to, String element, String message) {
        var problems = problems(edited(from, to == null ? "" : to));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.element()).isEqualTo(element == null ? "" : element);
            assertThat(problem.message()).contains(message == null ? "" : message);
        });
    }

    @Test
    void refusesAProcessThatOnlyAMessageStarts() {
        var noStart = edited(
                "</startEvent>",
                "<timerEventDefinition id=\"t\"><timeDate>2030-01-01T00:00:00Z</timeDate></timerEventDefinition></startEvent>");

        assertThat(problems(noStart))
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("no start event without a message or timer"));
    }

    @Test
    void refusesHostileFilesBeforeTheyAreBuilt() {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>";
        var external = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x>&f;</x>";

        assertThat(problems(bytes(bomb)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("document type"));
        assertThat(problems(bytes(external)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("document type"));
        assertThat(problems(new byte[5 << 20]))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("The file has 5,242,880 bytes."));
        assertThat(problems(bytes("<a>".repeat(200_000))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("60 deep"));
    }

    @ParameterizedTest
    @CsvSource({"'',not well-formed", "hello,not well-formed", "<a><b></a>,not well-formed", "<a/>,not BPMN 2.0"})
    void refusesWhatIsNoProcess(String text, String reason) {
        assertThat(problems(bytes(text)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(reason));
    }

    @Test
    void readsExpressionsThatAreMadeToTakeLong() {
        var nested = "(".repeat(20) + "1" + ")".repeat(20);

        for (var texts : List.of("&quot;a&quot;,", "&quot;&quot;+")) {
            assertThat(read(edited(
                            "assignee=\"=&quot;ann@example.com&quot;\"",
                            "candidateGroups=\"=[%s&quot;a&quot;]\"".formatted(texts.repeat(990)))))
                    .isNotInstanceOf(Refused.class);
        }
        assertThat(read(edited("=matches_b = true", "=" + nested + " = 1"))).isInstanceOf(AsDiagram.class);
        assertThat(problems(edited("=matches_b = true", "=" + "[".repeat(5_000))))
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("nests too deeply"));
    }

    @Test
    void takesGatewaysThatAreMadeToNestDeeplyAsADiagram() {
        var gateway = """
                <exclusiveGateway id="g%1$d" default="n%1$d">
                <incoming>y%1$d</incoming><outgoing>y%2$d</outgoing><outgoing>n%1$d</outgoing></exclusiveGateway>
                <sequenceFlow id="n%1$d" sourceRef="g%1$d" targetRef="end"/>
                <sequenceFlow id="y%2$d" sourceRef="g%1$d" targetRef="%3$s">
                <conditionExpression>=score = 1</conditionExpression></sequenceFlow>
                """;
        var most = 2_500;
        var gateways = IntStream.rangeClosed(1, most)
                .mapToObj(at -> gateway.formatted(at, at + 1, at == most ? "end" : "g" + (at + 1)))
                .collect(Collectors.joining());

        assertThat(read(bytes("""
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
                <process id="follow-up-1" isExecutable="true"><startEvent id="start"><outgoing>y1</outgoing></startEvent>
                <sequenceFlow id="y1" sourceRef="start" targetRef="g1"/>%s<endEvent id="end"/></process></definitions>
                """.formatted(gateways)))).isInstanceOf(AsDiagram.class);
    }

    @Test
    void takesAProcessWithAnIdOfItsOwnThatDeclaresItselfAFollowUp() {
        var own = new String(compiler.compile(SAMPLE, "own-rescue", "Name"), StandardCharsets.UTF_8);

        assertThat(read(bytes(own))).isEqualTo(new AsList("own-rescue", "Name", SAMPLE));
        assertThat(problems(bytes(own.replace("io.aftercare.follow-up", "another.property"))))
                .extracting(Problem::message)
                .containsExactly(
                        "Element 'own-rescue': The process does not declare itself a follow-up. In Camunda Modeler,"
                                + " add the extension property io.aftercare.follow-up with the value true to the process.");
    }

    @Test
    void saysInPlainWordsWhereAnExpressionCannotBeRead() {
        assertThat(problems(edited(">P1DT12H<", ">=now() + + duration(\"P1D\")<")))
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message)
                        .contains("=now() + + duration")
                        .contains("cannot read it from '+ +")
                        .doesNotContain("Expected ("));
    }

    @Test
    void takesJobTypesThatASettingAllows() {
        assertThat(read(edited("type=\"mail-contact\"", "type=\"io.camunda:http-json:1\"")))
                .isInstanceOf(AsDiagram.class);
    }

    private FollowUpReading read(byte[] xml) {
        return reader.read(xml, EXPECTED);
    }

    private List<Problem> problems(byte[] xml) {
        assertThat(read(xml)).isInstanceOf(Refused.class);
        return ((Refused) read(xml)).problems();
    }

    private byte[] edited(String from, String to) {
        var xml = new String(compiler.compile(SAMPLE, "follow-up-1", "Name"), StandardCharsets.UTF_8);
        assertThat(xml).contains(from);
        return bytes(xml.replace(from, to));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
