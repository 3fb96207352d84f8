package io.aftercare.automation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Comparison;
import io.aftercare.automation.action.Condition.Operator;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.automation.bpmn.ElementTemplates;
import io.aftercare.automation.bpmn.FollowUpCompiler;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Ticket;
import io.aftercare.crm.TicketId;
import io.aftercare.response.Answer;
import io.aftercare.survey.Band;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.ConditionExpression;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Try it" and the engine decide alike: the compiled condition, evaluated by the engine's own FEEL with what the worker sets
 * by the compiled task's headers, gives the trial's verdict.
 */
class ConditionsAgreeTests {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private static final FollowUpCompiler COMPILER = new FollowUpCompiler(new ElementTemplates());

    private static final Map<Condition, BpmnModelInstance> COMPILED = new ConcurrentHashMap<>();

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "gold",
            "GOLD",
            " gold ",
            "golden",
            "İstanbul",
            "straße",
            "a\"b\\c",
            "<&>'",
            "{{x}}",
            "=1",
            "null",
            "0");

    private static final List<String> NUMBERS =
            List.of("0", "0.0", "-1", "1", "1.0", "1e3", "1000", "0.1", "9007199254740993");

    private static final List<String> DATES =
            List.of("2024-02-29", "2024-03-01", "0001-01-01", "9999-12-31", "2024-2-29");

    private record Settings(String elementId, Map<String, String> headers) implements ActionSettings {}

    private final PropertyCheck properties = new PropertyCheck();
    private final ConditionCheck trial = new ConditionCheck(properties);

    static Stream<SurveyType> types() {
        return Arrays.stream(SurveyType.values());
    }

    @ParameterizedTest
    @MethodSource("types")
    void onScoresBandsAndComments(SurveyType type) {
        var conditions = new ArrayList<Condition>(List.of(new Condition.Comment(true), new Condition.Comment(false)));
        Arrays.stream(Band.values()).map(Condition.BandIs::new).forEach(conditions::add);
        for (var comparison : Comparison.values()) {
            IntStream.rangeClosed(type.min() - 1, type.max() + 1)
                    .forEach(score -> conditions.add(new Condition.ScoreIs(comparison, Math.max(0, score))));
        }
        for (var condition : conditions) {
            for (var score = type.min(); score <= type.max(); score++) {
                agrees(condition, answered(type, score, null, null, null));
                agrees(condition, answered(type, score, "Slow", null, null));
            }
        }
    }

    static Stream<List<?>> values() {
        return Stream.of(TEXTS, NUMBERS.stream().map(BigDecimal::new).toList(), NUMBERS, DATES);
    }

    @ParameterizedTest
    @MethodSource("values")
    void onTextsNumbersDatesAndChoices(List<?> values) {
        var wanted = Stream.of(TEXTS, List.of("0", "1.0", "1000"), DATES)
                .flatMap(List::stream)
                .toList();
        for (var operator : Operator.values()) {
            for (var text : wanted) {
                var condition = new Condition.Property(Subject.CONTACT, "plan", operator, text);
                var compiled = compiled(condition);
                agrees(condition, compiled, answered(SurveyType.CES, 2, null, null, null));
                values.forEach(value -> agrees(condition, compiled, answered(SurveyType.CES, 2, null, value, null)));
            }
        }
    }

    static Stream<String> ticketProperties() {
        return Stream.of("subject", "external_id", "pipeline", "owner_email");
    }

    @ParameterizedTest
    @MethodSource("ticketProperties")
    void onTickets(String property) {
        for (var operator : Operator.values()) {
            for (var text : TEXTS) {
                var condition = new Condition.Property(Subject.TICKET, property, operator, text);
                var compiled = compiled(condition);
                agrees(condition, compiled, answered(SurveyType.CES, 2, null, null, null));
                TEXTS.forEach(value -> agrees(condition, compiled, answered(SurveyType.CES, 2, null, null, value)));
            }
        }
    }

    private void agrees(Condition condition, Answered answered) {
        agrees(condition, compiled(condition), answered);
    }

    private void agrees(Condition condition, BpmnModelInstance compiled, Answered answered) {
        var expression = compiled.getModelElementsByType(ConditionExpression.class).stream()
                .map(found -> found.getTextContent().strip())
                .findFirst()
                .orElseThrow();
        var result = FEEL.evaluateExpression(expression.substring(1), variables(compiled, answered));
        assertThat(result.isSuccess()).as(expression).isTrue();
        assertThat(result.result())
                .as("%s of %s", condition, answered)
                .isEqualTo(trial.of(condition, "branch", answered).holds());
    }

    /** What the run hands to its follow-up, and what the task before the gateway sets. */
    private Map<String, Object> variables(BpmnModelInstance compiled, Answered answered) {
        var variables = new HashMap<String, Object>();
        var score = answered.answer().score();
        var band = answered.survey().type().bandOf(score);
        variables.put("score", score);
        variables.put("band", band.key());
        variables.put("sentiment", band.sentiment().key());
        variables.put("hasComment", answered.answer().comment() != null);
        var headers = new HashMap<String, String>();
        compiled.getModelElementsByType(ZeebeHeader.class).stream()
                .filter(header ->
                        header.getValue() != null && !header.getValue().isEmpty())
                .forEach(header -> headers.put(header.getKey(), header.getValue()));
        if (!headers.isEmpty()) {
            var settings = new Settings("check", headers);
            variables.put(
                    properties.result(settings),
                    properties.check(settings, answered).holds());
        }
        return variables;
    }

    private static BpmnModelInstance compiled(Condition condition) {
        return COMPILED.computeIfAbsent(condition, ConditionsAgreeTests::compile);
    }

    private static BpmnModelInstance compile(Condition condition) {
        var branch = new Action.Branch("b", condition, List.of(new Action.Wait("w", Duration.ofDays(1))), List.of());
        return Bpmn.readModelFromStream(
                new ByteArrayInputStream(COMPILER.compile(ActionList.of(branch), "follow-up", "Name")));
    }

    private static Answered answered(
            SurveyType type, int score, @Nullable String comment, @Nullable Object property, @Nullable String ticket) {
        var contact = new Contact(
                new ContactId(new UUID(0, 1)),
                "ada@example.com",
                "Ada",
                null,
                null,
                property == null ? Map.of() : Map.of("plan", property),
                Instant.EPOCH,
                Instant.EPOCH,
                0);
        return new Answered(
                SurveyDefinition.of(type, "Survey"),
                new Answer(score, comment, Instant.EPOCH, Instant.EPOCH),
                contact,
                Optional.ofNullable(ticket).map(text -> ticket(contact, text)));
    }

    private static Ticket ticket(Contact contact, String text) {
        return new Ticket(
                new TicketId(new UUID(0, 2)),
                text,
                text,
                text,
                contact.id(),
                contact.email(),
                text,
                Ticket.State.CLOSED,
                Instant.EPOCH,
                null,
                Instant.EPOCH);
    }
}
