package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.TaskHeader;
import io.aftercare.automation.action.TaskHeaders;
import io.aftercare.automation.bpmn.Drawing.Content;
import io.aftercare.engine.FollowUpJobType;
import io.camunda.zeebe.model.bpmn.impl.BpmnModelConstants;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.ExtensionElements;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Camunda's extensions of tasks and of the process. */
final class Extensions {

    static final String RETRIES = "8";

    private static final String ZEEBE = BpmnModelConstants.ZEEBE_NS;

    private final ElementTemplates templates;

    Extensions(ElementTemplates templates) {
        this.templates = templates;
    }

    void declareFollowUp(Process process) {
        var property = add(add(in(process), ZeebeProperties.class), ZeebeProperty.class);
        property.setName(FollowUpMark.NAME);
        property.setValue(FollowUpMark.VALUE);
    }

    void job(ServiceTask task, Action.Job action) {
        job(task, TaskHeaders.jobType(action), TaskHeaders.of(action));
    }

    void check(ServiceTask task, Content.Check check) {
        job(task, FollowUpJobType.CHECK_PROPERTY, TaskHeaders.of(check.condition(), check.result()));
    }

    private void job(ServiceTask task, String type, Map<String, String> headers) {
        applyTemplate(task, type);
        var inside = in(task);
        var definition = add(inside, ZeebeTaskDefinition.class);
        definition.setType(type);
        definition.setRetries(RETRIES);
        headers(inside, headers);
    }

    void userTask(UserTask task, Action.CreateTask action) {
        applyTemplate(task, ActionType.CREATE_TASK.key());
        var inside = in(task);
        add(inside, ZeebeUserTask.class);
        add(inside, ZeebeFormDefinition.class)
                .setFormId(Objects.requireNonNullElse(action.form(), Action.CreateTask.PLAIN_FORM));
        var assignment = add(inside, ZeebeAssignmentDefinition.class);
        if (action.user() != null) {
            assignment.setAssignee("=" + Feel.literal(action.user()));
        }
        if (!action.teams().isEmpty()) {
            assignment.setCandidateGroups("=" + Feel.list(action.teams()));
        }
        if (action.dueIn() != null) {
            add(inside, ZeebeTaskSchedule.class).setDueDate("=" + Feel.fromNow(action.dueIn()));
        }
        if (!action.instructions().isEmpty()) {
            headers(inside, Map.of(TaskHeader.INSTRUCTIONS, action.instructions()));
        }
    }

    private void headers(ExtensionElements inside, Map<String, String> headers) {
        var all = add(inside, ZeebeTaskHeaders.class);
        headers.forEach((key, value) -> {
            var header = add(all, ZeebeHeader.class);
            header.setKey(key);
            header.setValue(value);
        });
    }

    private void applyTemplate(BaseElement task, String type) {
        templates.find(type).ifPresent(template -> {
            task.setAttributeValueNs(ZEEBE, "modelerTemplate", template.id());
            task.setAttributeValueNs(ZEEBE, "modelerTemplateVersion", String.valueOf(template.version()));
            task.setAttributeValueNs(ZEEBE, "modelerTemplateIcon", template.icon());
        });
    }

    private static ExtensionElements in(BaseElement element) {
        var inside = element.getModelInstance().newInstance(ExtensionElements.class);
        element.addChildElement(inside);
        return inside;
    }

    private static <T extends ModelElementInstance> T add(ModelElementInstance parent, Class<T> type) {
        var child = parent.getModelInstance().newInstance(type);
        parent.addChildElement(child);
        return child;
    }
}
