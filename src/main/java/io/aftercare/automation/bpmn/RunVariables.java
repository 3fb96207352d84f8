package io.aftercare.automation.bpmn;

import static io.aftercare.automation.bpmn.ProcessChecks.problem;

import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Whether the variables that a run needs get to where they are needed. */
final class RunVariables {

    /** What the workers set. */
    private static final Map<String, List<String>> SET = Map.of(
            JobType.REGISTER_SURVEY_RUN,
                    List.of(
                            ProcessVariable.RUN_ID,
                            ProcessVariable.CONTACT_ID,
                            ProcessVariable.SEND_AT,
                            ProcessVariable.COMMENT_WINDOW,
                            ProcessVariable.FOLLOW_UPS),
            JobType.SEND_SURVEY, List.of(ProcessVariable.EXPIRES_AT, ProcessVariable.REMINDER_AT),
            JobType.SEND_REMINDER, List.of(ProcessVariable.REMINDER_AT),
            JobType.EXPIRE_SURVEY_RUN, List.of(ProcessVariable.ANSWERED),
            JobType.SCORE_RESPONSE,
                    List.of(
                            ProcessVariable.SCORE,
                            ProcessVariable.BAND,
                            ProcessVariable.SENTIMENT,
                            ProcessVariable.HAS_COMMENT));

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final ProcessFile file;
    private final List<Problem> problems = new ArrayList<>();

    RunVariables(ProcessFile file) {
        this.file = file;
    }

    List<Problem> problems() {
        var used = used();
        for (var node : file.model().getModelElementsByType(FlowNode.class)) {
            SET.getOrDefault(Tasks.jobType(node), List.of()).stream()
                    .filter(variable -> variable.equals(ProcessVariable.RUN_ID) || used.contains(variable))
                    .forEach(variable -> checkHandedOn(node, variable));
        }
        file.model().getModelElementsByType(ZeebeOutput.class).stream()
                .filter(output -> ProcessVariable.about().contains(output.getTarget())
                        && !Feel.inside(String.valueOf(output.getSource())).equals(output.getTarget()))
                .forEach(output -> set(output, output.getTarget()));
        file.model().getModelElementsByType(ZeebeScript.class).stream()
                .filter(script -> ProcessVariable.about().contains(script.getResultVariable()))
                .forEach(script -> set(script, script.getResultVariable()));
        return problems;
    }

    private void set(ModelElementInstance element, String variable) {
        problems.add(problem(
                element,
                "It sets the variable '%s', by which Aftercare knows whom a run is about. Name yours otherwise."
                        .formatted(variable)));
    }

    /** An element with output mappings hands on nothing but what they name. */
    private void checkHandedOn(FlowNode task, String variable) {
        ModelElementInstance around = task;
        while (around instanceof FlowNode node) {
            var outputs = Tasks.extension(node, ZeebeIoMapping.class).map(ZeebeIoMapping::getOutputs).stream()
                    .flatMap(all -> all.stream())
                    .map(ZeebeOutput::getTarget)
                    .toList();
            if (!outputs.isEmpty() && !outputs.contains(variable)) {
                problems.add(problem(
                        node,
                        "Its output mappings do not hand on '%s', which a run needs. Add an output of this name, or remove all."
                                .formatted(variable)));
            }
            around = node.getParentElement();
        }
    }

    /** The names in all expressions. */
    private Set<String> used() {
        return Xml.all(file.document().getDocumentElement())
                .flatMap(element -> Stream.concat(
                        Xml.attributes(element).stream().map(attribute -> attribute.getValue()),
                        Xml.children(element).isEmpty() ? Stream.of(element.getTextContent()) : Stream.of()))
                .map(String::strip)
                .filter(Feel::isExpression)
                .flatMap(expression -> NAME.matcher(expression).results().map(name -> name.group()))
                .collect(Collectors.toSet());
    }
}
