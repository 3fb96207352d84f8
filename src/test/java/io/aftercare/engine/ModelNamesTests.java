package io.aftercare.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.Aftercare;
import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.ConditionExpression;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/** Holds the names in the models against the constants of this package: a typo in either is a run that stands still. */
class ModelNamesTests {

    private static final List<BpmnModelInstance> MODELS = List.of(model("survey-run"), model("survey-wave"));

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*(?!\\w*\\()");
    private static final Set<String> FEEL = Set.of(
            "string",
            "join",
            "if",
            "then",
            "else",
            "null",
            "and",
            "or",
            "not",
            "true",
            "false",
            "date",
            "time",
            "duration");

    /** A message hands them to the first task; no expression of a model reads them. */
    private static final Set<String> FOR_WORKERS = Set.of(ProcessVariable.CLOSED_AT, ProcessVariable.WAVE_ID);

    /** Set for whoever looks at an instance in Operate; no expression of the model reads it. */
    private static final Set<String> FOR_PEOPLE = Set.of(ProcessVariable.REASON);

    @Test
    void everyJobTypeIsAConstantAndEveryConstantIsAJobType() {
        assertThat(names(ZeebeTaskDefinition.class, ZeebeTaskDefinition::getType))
                .isEqualTo(constants(JobType.class));
    }

    @Test
    void everyServiceTaskHasAJobTypeOfItsOwnAndEightRetries() {
        var tasks = elements(ServiceTask.class);
        var definitions = elements(ZeebeTaskDefinition.class);

        assertThat(definitions)
                .hasSameSizeAs(tasks)
                .extracting(ZeebeTaskDefinition::getType)
                .doesNotHaveDuplicates();
        assertThat(definitions).extracting(ZeebeTaskDefinition::getRetries).containsOnly("8");
    }

    @Test
    void everyJobTypeHasOneWorker() {
        var all = constants(JobType.class);
        all.addAll(constants(FollowUpJobType.class));

        assertThat(workedOn()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everyMessageIsAConstantIsWaitedForAndTheOtherWayRound() {
        assertThat(names(Message.class, Message::getName)).isEqualTo(constants(MessageName.class));
        assertThat(names(
                        MessageEventDefinition.class,
                        event -> event.getMessage().getName()))
                .isEqualTo(constants(MessageName.class));
    }

    @Test
    void everyErrorCodeIsAConstantIsCaughtAndTheOtherWayRound() {
        assertThat(names(Error.class, Error::getErrorCode)).isEqualTo(constants(BpmnErrorCode.class));
        assertThat(names(ErrorEventDefinition.class, event -> event.getError().getErrorCode()))
                .isEqualTo(constants(BpmnErrorCode.class));
    }

    @Test
    void everyVariableIsAConstantAndTheOtherWayRound() {
        var expected = constants(ProcessVariable.class);
        expected.removeAll(FOR_WORKERS);
        expected.removeAll(FOR_PEOPLE);

        assertThat(variables()).isEqualTo(expected);
    }

    private static Set<String> variables() {
        var expressions = Stream.of(
                        texts(TimerEventDefinition.class, ModelNamesTests::content),
                        texts(ConditionExpression.class, ModelElementInstance::getTextContent),
                        texts(ZeebeInput.class, ZeebeInput::getSource),
                        texts(ZeebeOutput.class, ZeebeOutput::getSource),
                        texts(ZeebeCalledElement.class, ZeebeCalledElement::getProcessId),
                        texts(ZeebeSubscription.class, ZeebeSubscription::getCorrelationKey))
                .flatMap(Collection::stream)
                .filter(expression -> expression.startsWith("="))
                .flatMap(expression -> NAME.matcher(TEXT.matcher(expression).replaceAll(""))
                        .results()
                        .map(MatchResult::group))
                .filter(name -> !FEEL.contains(name));
        var targets = Stream.of(
                        texts(ZeebeInput.class, ZeebeInput::getTarget),
                        texts(ZeebeOutput.class, ZeebeOutput::getTarget))
                .flatMap(Collection::stream);
        return Stream.concat(expressions, targets).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String content(TimerEventDefinition timer) {
        return Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                .filter(Objects::nonNull)
                .map(ModelElementInstance::getTextContent)
                .findFirst()
                .orElseThrow();
    }

    private static <T extends ModelElementInstance> Set<String> names(Class<T> type, Function<T, String> name) {
        return new TreeSet<>(texts(type, name));
    }

    private static <T extends ModelElementInstance> List<String> texts(Class<T> type, Function<T, String> text) {
        return elements(type).stream().map(text).map(String::strip).toList();
    }

    private static <T extends ModelElementInstance> List<T> elements(Class<T> type) {
        return MODELS.stream()
                .flatMap(model -> model.getModelElementsByType(type).stream())
                .toList();
    }

    private static Set<String> constants(Class<?> home) {
        return Arrays.stream(home.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(ModelNamesTests::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    private static List<String> workedOn() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(
                (reader, factory) -> reader.getAnnotationMetadata().hasAnnotatedMethods(JobWorker.class.getName()));
        return scanner.findCandidateComponents(Aftercare.class.getPackageName()).stream()
                .map(candidate -> ClassUtils.resolveClassName(
                        String.valueOf(candidate.getBeanClassName()), ModelNamesTests.class.getClassLoader()))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map((Method method) -> method.getAnnotation(JobWorker.class))
                .filter(Objects::nonNull)
                .map(JobWorker::type)
                .toList();
    }

    private static BpmnModelInstance model(String name) {
        try (var source = ModelNamesTests.class.getResourceAsStream("/bpmn/" + name + ".bpmn")) {
            return Bpmn.readModelFromStream(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
