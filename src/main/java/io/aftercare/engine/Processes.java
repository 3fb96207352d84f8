package io.aftercare.engine;

import io.aftercare.engine.ProcessDeployment.Away;
import io.aftercare.engine.ProcessDeployment.Deployed;
import io.aftercare.engine.ProcessDeployment.Refused;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Deploys processes that people made. */
@Component
public class Processes {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectProvider<CamundaClient> client;

    Processes(ObjectProvider<CamundaClient> client) {
        this.client = client;
    }

    /** Deploys the one process of a BPMN file and waits for the engine's answer, ten seconds at most. */
    public ProcessDeployment deploy(String fileName, byte[] bpmn) {
        try {
            var process = client.getObject()
                    .newDeployResourceCommand()
                    .addResourceBytes(bpmn, fileName)
                    .requestTimeout(PATIENCE)
                    .send()
                    .join()
                    .getProcesses()
                    .getFirst();
            return new Deployed(process.getProcessDefinitionKey(), process.getVersion());
        } catch (ClientStatusException answer) {
            return answer.getStatusCode() == Status.Code.INVALID_ARGUMENT
                    ? new Refused(String.valueOf(answer.getStatus().getDescription()))
                    : new Away(answer.getStatusCode().name());
        }
    }
}
