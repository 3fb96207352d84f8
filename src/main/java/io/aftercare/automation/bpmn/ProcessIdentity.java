package io.aftercare.automation.bpmn;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The id of the process in a BPMN file. */
public final class ProcessIdentity {

    private ProcessIdentity() {}

    /**
     * The same process under another id; what refers to it follows.
     *
     * @param bpmn XML that was checked, with one process
     */
    public static byte[] give(String bpmn, String processId) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)));
        model.getModelElementsByType(Process.class).iterator().next().setId(processId);
        var renamed = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(renamed, model);
        return renamed.toByteArray();
    }
}
