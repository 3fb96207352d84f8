package io.aftercare.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models and forms of the class path. The engine compares each with its newest version and makes a new one only when
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
        @Nullable DeployResourceCommandStep2 command = null;
        for (var resource : resources()) {
            var content = content(resource);
            var name = resource.getFilename();
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

    private static List<Resource> resources() {
        return Stream.of("bpmn/*.bpmn", "forms/*.form")
                .map(Deployment::found)
                .flatMap(Arrays::stream)
                .sorted(Comparator.comparing(resource -> String.valueOf(resource.getFilename())))
                .toList();
    }

    private static Resource[] found(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] content(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
