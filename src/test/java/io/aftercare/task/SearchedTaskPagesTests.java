package io.aftercare.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.PartsAbove;
import io.aftercare.identity.Role;
import io.aftercare.identity.SignedInUser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages of tasks where the search API tells of them; what people do with them the real engine does. */
class SearchedTaskPagesTests extends SearchedTasksTest {

    /** Made anew above the application's own beans, so that they read what the search API tells. */
    private static final List<String> PARTS = List.of(
            "io.aftercare.task.TaskForms",
            "io.aftercare.task.TaskCompletion",
            "io.aftercare.task.Tasks",
            "io.aftercare.task.TaskWork",
            "io.aftercare.task.web.TaskListPages",
            "io.aftercare.task.web.TaskPages",
            "io.aftercare.task.web.TaskApiController",
            "io.aftercare.home.HomeController");

    private static final String FILLED = "{\"customerReached\": \"yes\", \"callOutcome\": \"solved\"}";

    @Autowired
    private WebApplicationContext application;

    SearchedTaskPagesTests() throws IOException {}

    @BeforeEach
    void signIn() {
        var lead = users.create("lena." + word + "@northwind.example", "Lena", Role.LEAD, null);
        teams.put(team, List.of(lead.email()));
        var viewer = SignedInUser.of(lead);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(viewer, "", viewer.authorities()));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aTaskIsClaimedFilledInAndCompletedOnce() throws Exception {
        var task = answered();
        answer(task);

        var list = shown(opened("/tasks?tab=teams"));
        assertThat(list)
                .contains(task.title(), "Ada Lovelace", "Difficult", "Never again", "due in 2 hours", "nobody's")
                .contains("My teams&#39; (1)", "Mine (0)")
                .doesNotContain("Looked for in");
        assertThat(shown(opened("/tasks?tab=all").param("search", "lovelace")))
                .contains(task.title(), "Looked for in the first 2,000 tasks of this list: those that are due first.");
        var path = "/tasks/" + task.key();
        assertThat(shown(opened(path)))
                .contains(
                        "Call Ada about Printer on fire",
                        "customerReached",
                        "data-values=\"{&quot;customerReached&quot;");

        assertThat(perform(sent(path + "/claim")).getRedirectedUrl()).isEqualTo(path);
        assertThat(shown(opened("/tasks?tab=mine"))).contains(task.title(), ">You<", "Mine (1)");
        eventually().until(() -> told(task.key(), "assignee like 'lena.%'"));
        assertThat(perform(sent(path + "/complete").param("variables", FILLED)).getRedirectedUrl())
                .isEqualTo("/tasks");
        assertThat(shown(opened("/tasks?tab=mine"))).contains("Nothing to do").doesNotContain(task.title());

        var again = perform(sent(path + "/complete").param("variables", FILLED));
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("completed this task already");
        eventually().until(() -> told(task.key(), "ended_at is not null and not canceled"));
    }

    @Test
    void sayThatTheEngineIsAway() throws Exception {
        recorded.fails(503, "{\"status\": 503}");

        for (var path : List.of("/tasks", "/tasks/2251799813700047", "/tasks?tab=done&search=x")) {
            var page = perform(opened(path));
            assertThat(page.getStatus()).isEqualTo(503);
            assertThat(page.getContentAsString())
                    .contains("Not possible right now", "The engine cannot be reached now", "try again in a moment")
                    .doesNotContain("Nothing to do");
        }
        assertThat(perform(opened("/api/v1/tasks")).getStatus()).isEqualTo(503);
        assertThat(shown(opened("/"))).containsPattern("\\?(?s).{0,200}tasks are yours");
    }

    /** As the search tells it that hears nothing of what is done. */
    private void answer(Task task) {
        var told = ToldTasks.told(task, jdbc);
        ToldTasks.lists(recorded, List.of(told), List.of());
        recorded.answers("/user-tasks/search", "\"assignee\"", body -> "{\"items\": [], \"page\": {}}")
                .answers("/user-tasks/" + task.key(), "", body -> told)
                .answers("/user-tasks/" + task.key() + "/form", "", body -> form())
                .answers("/variables/search", "scopeKey", "variables-of-task.json");
    }

    private String form() {
        return json.writeValueAsString(Map.of(
                "formId",
                "call-back-customer",
                "version",
                1,
                "formKey",
                "1",
                "schema",
                jdbc.sql("select form from engine.deployed_form where form_id = 'call-back-customer' limit 1")
                        .query(String.class)
                        .single()));
    }

    private static MockHttpServletRequestBuilder opened(String path) {
        return MockMvcRequestBuilders.get(path);
    }

    private static MockHttpServletRequestBuilder sent(String path) {
        return MockMvcRequestBuilders.post(path);
    }

    private String shown(MockHttpServletRequestBuilder request) throws Exception {
        var answer = perform(request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return pages().perform(request).andReturn().getResponse();
    }

    private MockMvc pages() {
        var source = new SearchedTasks(recorded.search(), recorded.models(), acts, jdbc, json, time);
        return new PartsAbove(application, Map.of("taskSource", source), PARTS)
                .pages("taskListPages", "taskPages", "taskApiController", "homeController");
    }
}
