package io.aftercare.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What is said of tasks when there is no engine; what the engine says is tested with it. */
class UserTasksTests {

    @Test
    void tellsThatTheEngineIsAway() {
        try (var nobody = CamundaClient.newClientBuilder()
                .restAddress(URI.create("http://127.0.0.1:1"))
                .build()) {
            var beans = new StaticListableBeanFactory();
            beans.addBean("client", nobody);
            var tasks = new UserTasks(beans.getBeanProvider(CamundaClient.class));

            assertThat(tasks.claim(1, "ada@northwind.example")).isEqualTo(new UserTaskOutcome.Away());
            assertThat(tasks.complete(1, "{}")).isEqualTo(new UserTaskOutcome.Away());
        }
    }
}
