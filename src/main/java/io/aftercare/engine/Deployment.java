package io.aftercare.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models of the class path. The engine compares each with its newest version and makes a new one only when
 * it has changed.
 */
@Component
class Deployment {

    private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

    private final CamundaClient client;

    Deployment(CamundaClient client) {
        this.client = client;
    }

    /** @throws RuntimeException when the engine is away or refuses a model, naming the element at fault */
    void deploy() {
        var models = models();
        @Nullable DeployResourceCommandStep2 command = null;
        for (var model : models) {
            var content = content(model);
            var name = model.getFilename();
            command = command == null
                    ? client.newDeployResourceCommand().addResourceBytes(content, name)
                    : command.addResourceBytes(content, name);
        }
        if (command != null) {
            command.send()
                    .join()
                    .getProcesses()
                    .forEach(process -> LOG.info(
                            "Process {} is deployed in version {}", process.getBpmnProcessId(), process.getVersion()));
        }
    }

    private static Resource[] models() {
        try {
            var models = new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn");
            return Arrays.stream(models)
                    .sorted((a, b) -> String.valueOf(a.getFilename()).compareTo(String.valueOf(b.getFilename())))
                    .toArray(Resource[]::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] content(Resource model) {
        try {
            return model.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
