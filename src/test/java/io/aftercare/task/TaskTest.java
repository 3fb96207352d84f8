package io.aftercare.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aftercare.AftercareTest;
import io.aftercare.common.Refusal;
import io.aftercare.identity.Role;
import io.aftercare.identity.SignedInUser;
import io.aftercare.identity.Teams;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of tasks with a team and a lead of their own. */
abstract class TaskTest extends AftercareTest {

    @Autowired
    Tasks tasks;

    @Autowired
    TaskWork work;

    @Autowired
    Users users;

    @Autowired
    Teams teams;

    @Autowired
    JsonMapper json;

    @Autowired
    CamundaClient camunda;

    @Autowired
    private AutowireCapableBeanFactory context;

    final String word = UUID.randomUUID().toString().substring(0, 13);
    final String team = "Team " + word;

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100));
    }

    @BeforeEach
    void makeTeam() {
        teams.create(team, List.of());
    }

    AnsweredSurveys surveys() {
        return AnsweredSurveys.in(context);
    }

    /** Somebody of the team. */
    TaskActor member(String name, Role role) {
        var user = user(name, role);
        return TaskActor.of(SignedInUser.of(user), List.of(team));
    }

    TaskActor stranger(String name, Role role) {
        return TaskActor.of(SignedInUser.of(user(name, role)), List.of());
    }

    private User user(String name, Role role) {
        return users.create(name + "." + word + "@northwind.example", name, role, null);
    }

    static String address(TaskActor actor) {
        return actor.name();
    }

    JsonNode data(String text) {
        return json.readTree(text);
    }

    List<Task> mine(TaskActor actor) {
        return tasks.list(new TaskFilter(false, address(actor), null, null), null, 50)
                .items();
    }

    List<Task> ofTeam() {
        return tasks.list(new TaskFilter(false, null, List.of(team), null), null, 50)
                .items();
    }

    static Refusal refusal(ThrowingCallable act) {
        return Assertions.catchThrowableOfType(Refusal.class, act);
    }

    static void assertRefused(ThrowingCallable act, String code, String... words) {
        var refusal = refusal(act);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        for (var expected : words) {
            assertThat(refusal).hasMessageContaining(expected);
        }
    }

    /** What the engine tells itself, without what was done here. */
    boolean told(TaskKey key, String condition) {
        return jdbc.sql("select count(*) from engine.user_task where key = :key and " + condition)
                        .param("key", key.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
