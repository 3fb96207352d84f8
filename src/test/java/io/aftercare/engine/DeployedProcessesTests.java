package io.aftercare.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.RunTest;
import io.camunda.client.api.command.ClientStatusException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is deployed by any client, told by the real broker through the exporter's jar. */
class DeployedProcessesTests extends RunTest {

    private static final String MARK = "io.aftercare.test";

    @Autowired
    private DeployedProcesses deployed;

    private final String id = "told-" + unique();

    @Test
    void tellsTheNewestVersionAndItsFile() {
        deploy(id, "One", "");
        var second = deploy(id, "Two", "");

        eventually()
                .untilAsserted(() -> assertThat(deployed.newest(id)).hasValueSatisfying(process -> {
                    assertThat(process.version()).isEqualTo(2);
                    assertThat(process.name()).isEqualTo("Two");
                    assertThat(process.key()).isEqualTo(second);
                }));
        assertThat(deployed.xml(second)).hasValue(bpmn(id, "Two", ""));
        assertThat(deployed.newest("no-" + id)).isEmpty();
        assertThat(deployed.xml(1)).isEmpty();
        assertThat(deployed.areKnown()).isTrue();
    }

    @Test
    void findsProcessesByWhatTheirNewestVersionDeclares() {
        deploy(id, "One", id);
        deploy(id + "-gone", "One", id);
        deploy(id + "-gone", "Two", "");
        deploy(id + "-other", "One", "other");

        eventually().until(() -> deployed.newest(id + "-other").isPresent());
        assertThat(deployed.declaring(MARK, id))
                .extracting(DeployedProcess::processId)
                .containsExactly(id);
    }

    @Test
    void noLongerTellsWhatIsDeleted() {
        deploy(id, "One", "");
        var second = deploy(id, "Two", "");
        eventually()
                .untilAsserted(() -> assertThat(deployed.newest(id))
                        .hasValueSatisfying(
                                process -> assertThat(process.version()).isEqualTo(2)));
        camunda.newDeleteResourceCommand(second).send().join();

        eventually()
                .untilAsserted(() -> assertThat(deployed.newest(id))
                        .hasValueSatisfying(
                                process -> assertThat(process.version()).isEqualTo(1)));
    }

    @Test
    void losesAndDoublesNothingWhenTheBrokerIsKilled() {
        var expected = new ArrayList<String>();
        for (var round = 0; round < 2; round++) {
            for (var at = 0; at < 10; at++) {
                deploy(id, round + "-" + at, "");
                expected.add(id + ":" + (expected.size() + 1));
            }
            broker().kill();
            broker().start();
        }
        deploy(id, "last", "");
        expected.add(id + ":21");

        eventually()
                .untilAsserted(() -> assertThat(jdbc.sql("""
                                select process_id || ':' || version from engine.deployed_process
                                where process_id = :id
                                order by key
                                """)
                                .param("id", id)
                                .query(String.class)
                                .list())
                        .isEqualTo(expected));
    }

    /** The client's connection may still be one to the broker that was killed; the same content again changes nothing. */
    private long deploy(String processId, String name, String mark) {
        return eventually()
                .ignoreExceptionsInstanceOf(ClientStatusException.class)
                .until(() -> tryToDeploy(processId, name, mark), key -> true);
    }

    private long tryToDeploy(String processId, String name, String mark) {
        return camunda.newDeployResourceCommand()
                .addResourceBytes(bpmn(processId, name, mark), processId + ".bpmn")
                .send()
                .join()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
    }

    private static byte[] bpmn(String processId, String name, String mark) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                             xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="test" id="d">
                  <process id="%s" name="%s" isExecutable="true">
                    <extensionElements><zeebe:properties>
                      <zeebe:property name="%s" value="%s" />
                    </zeebe:properties></extensionElements>
                    <startEvent id="start" />
                  </process>
                </definitions>
                """.formatted(processId, name, MARK, mark).getBytes(StandardCharsets.UTF_8);
    }
}
