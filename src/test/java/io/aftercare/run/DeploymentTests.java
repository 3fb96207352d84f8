package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.Process;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The models that the application has deployed at its start. */
class DeploymentTests extends RunTest {

    @Test
    void makesNoNewVersionOfAnUnchangedModel() throws IOException {
        var known = versions();

        deploy();
        var again = deploy();

        assertThat(versions()).isEqualTo(known);
        assertThat(again).extracting(Process::getVersion).containsExactly(known.size());
    }

    private static List<String> versions() {
        return records().deployments().stream()
                .filter(version -> version.startsWith("survey-run:"))
                .toList();
    }

    private List<Process> deploy() throws IOException {
        var model = new ClassPathResource("bpmn/survey-run.bpmn").getContentAsByteArray();
        return camunda.newDeployResourceCommand()
                .addResourceBytes(model, "survey-run.bpmn")
                .send()
                .join()
                .getProcesses();
    }
}
