package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.ActionList;
import org.springframework.stereotype.Component;

/**
 * Makes a BPMN 2.0 process of a list of actions, with a diagram as Camunda Modeler draws it. The same list gives the same
 * bytes.
 */
@Component
public class FollowUpCompiler {

    private final ElementTemplates templates;

    public FollowUpCompiler(ElementTemplates templates) {
        this.templates = templates;
    }

    /**
     * @param list a sound one, see {@code ActionChecks}
     * @param processId an NCName
     * @param name of the process, for people
     * @return XML in UTF-8
     */
    public byte[] compile(ActionList list, String processId, String name) {
        var writer = new ProcessWriter(processId, name, templates);
        return writer.write(Layout.of(list));
    }
}
