package io.aftercare.task;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.identity.Teams;
import io.aftercare.identity.User;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import io.camunda.client.CamundaClient;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Tasks as a support lead does them in the browser. */
class TaskPagesTests extends BrowserTest {

    private static final String COMMENT = "Three calls <b>and</b> nobody helped";

    @Autowired
    private AutowireCapableBeanFactory context;

    @Autowired
    private Teams teams;

    @Autowired
    private Tasks tasks;

    @Autowired
    private CamundaClient camunda;

    private final String word = UUID.randomUUID().toString().substring(0, 13);

    @Test
    void aLeadDoesACallBackTask() {
        var lead = lead();
        var task = teamTask("call-back-customer");
        var page = signedIn(lead, new NewContextOptions());

        assertThat(page.locator(".card").filter(new Locator.FilterOptions().setHasText("tasks are your teams'")))
                .containsText("1");
        click(page, AriaRole.LINK, "Tasks");
        seesText(page, "No task is yours");
        seesText(page, "open tasks of your teams: 1");
        click(page, AriaRole.LINK, "Show the tasks of my teams");
        assertThat(page.getByText("Mine (0)")).isVisible();
        assertThat(page.getByText(Pattern.compile("My teams' \\([1-9]"))).isVisible();
        var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(task.title()));
        assertThat(row).containsText("2 of 7, Difficult");
        assertThat(row).containsText(COMMENT);
        assertThat(row).containsText("due in 2 hours");
        Look.at(page, "tasks");
        click(page, AriaRole.LINK, task.title());
        seesHeading(page, task.title());
        seesText(page, "Call Ada about Printer on fire");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What happened in this run")))
                .hasAttribute("href", Pattern.compile("/runs/.+"));
        click(page, AriaRole.BUTTON, "Claim");
        seesText(page, "The task is yours.");
        Look.at(page, "task");

        // Nothing is sent before the form is filled in.
        click(page, AriaRole.BUTTON, "Complete");
        seesText(page, "Field is required.");
        assertThat(page.getByText("The task is yours.")).hasCount(0);
        label(page, "Yes").check();
        label(page, "Something was promised").check();
        page.getByLabel("What was promised?").fill("A new printer <b>by Friday</b>");
        click(page, AriaRole.BUTTON, "Complete");

        seesText(page, "Done: " + task.title());
        seesText(page, "Nothing to do");
        assertSet(task, "callOutcome", "promised");
        page.navigate("/tasks/" + task.key());
        seesText(page, "This task is over");
        seesText(page, lead.email() + " completed it");
        seesText(page, "What was promised?");
        seesText(page, "A new printer <b>by Friday</b>");
        Look.at(page, "task-over");
        page.navigate("/runs/" + AnsweredSurveys.cause(task).run());
        seesText(page, "What was filled in");
        seesText(page, "Something was promised");
        seesText(page, "A new printer <b>by Friday</b>");
        Look.at(page, "run-with-filled-form");
        page.navigate("/tasks?tab=done&search=" + word);
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(task.title())))
                .containsText("done");
    }

    @Test
    void whoErasesAContactHearsOfTheTasksAboutThem() {
        lead();
        var contact = AnsweredSurveys.cause(teamTask("call-back-customer")).contact();
        var page = signedIn(Role.ADMIN, "/contacts/" + contact + "/erase");

        seesText(page, "1 open task");
        Look.at(page, "contact-erase-with-task");
    }

    @Test
    void theKeyboardIsEnough() {
        var lead = lead();
        var task = teamTask("call-back-customer");
        var page = signedIn(lead, new NewContextOptions());
        page.navigate("/tasks?tab=teams");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(task.title()))
                .focus();
        page.keyboard().press("Enter");
        seesHeading(page, task.title());
        label(page, "Yes").waitFor();
        reach(page, "Yes");
        page.keyboard().press("Space");
        reach(page, "The problem is solved");
        page.keyboard().press("Space");
        reach(page, "Complete");
        page.keyboard().press("Enter");

        seesText(page, "Done: " + task.title());
        assertSet(task, "customerReached", "yes");
    }

    @Test
    void whatWasTypedStaysWhenSomebodyElseWasQuicker() {
        var lead = lead();
        var task = teamTask("call-back-customer");
        var page = signedIn(lead, new NewContextOptions());
        page.navigate("/tasks/" + task.key());
        label(page, "No answer").check();
        camunda.newAssignUserTaskCommand(task.key().value())
                .assignee("somebody@northwind.example")
                .send()
                .join();

        click(page, AriaRole.BUTTON, "Complete");

        assertThat(page.locator("[role=alert]:visible")).containsText("took this task a moment ago");
        assertThat(label(page, "No answer")).isChecked();
        Look.at(page, "task-taken");
        page.getByLabel("Assign to").selectOption(lead.email());
        click(page, AriaRole.BUTTON, "Assign");
        seesText(page, "The task is assigned to " + lead.email());
        label(page, "No answer").check();
        click(page, AriaRole.BUTTON, "Complete");
        seesText(page, "Done: " + task.title());
        assertSet(task, "customerReached", "no-answer");
    }

    @Test
    void aTaskWithoutAFormTakesANote() {
        var lead = lead();
        var task = AnsweredSurveys.in(context)
                .taskAfterBadAnswer(AnsweredSurveys.task("Note " + word, lead.email(), List.of(), null), COMMENT);
        var page = signedIn(lead, new NewContextOptions());

        assertThat(page.locator(".card").filter(new Locator.FilterOptions().setHasText("tasks are yours")))
                .containsText("1");
        page.navigate("/tasks");
        click(page, AriaRole.LINK, task.title());
        Look.at(page, "task-without-form");
        page.getByLabel("Note").fill("Reached them & <b>all</b> is well");
        click(page, AriaRole.BUTTON, "Done");

        seesText(page, "Done: " + task.title());
        assertSet(task, "note", "Reached them & <b>all</b> is well");
    }

    @Test
    void aTaskThatIsNotThereSaysSo() {
        var page = signedIn(Role.LEAD, "/tasks/12345");

        seesText(page, "There is no task 12345");
        page.navigate("/tasks/nonsense");
        seesText(page, "This is not the key of a task");
        page.navigate("/tasks?tab=nonsense");
        seesText(page, "There is no such list of tasks");
        page.navigate("/tasks?after=nonsense");
        seesText(page, "This is no place in the list");
    }

    private User lead() {
        var lead = newUser(Role.LEAD);
        teams.create("Team " + word, List.of(lead.email()));
        return lead;
    }

    private Task teamTask(String form) {
        return AnsweredSurveys.in(context)
                .taskAfterBadAnswer(
                        AnsweredSurveys.task("Call back " + word, null, List.of("Team " + word), form), COMMENT);
    }

    private void assertSet(Task task, String name, String value) {
        TaskTest.eventually()
                .untilAsserted(() -> assertThat(
                                jdbc.sql("select variables ->> :name from engine.process_instance where key = :key")
                                        .param("name", name)
                                        .param("key", task.processInstanceKey())
                                        .query((row, number) -> String.valueOf(row.getString(1)))
                                        .single())
                        .isEqualTo(value));
        TaskTest.eventually().until(() -> tasks.get(task.key()).state() == TaskState.DONE);
    }

    private static Locator label(Page page, String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    /** By the tab key, or the arrow keys within a group of radio buttons. */
    private static void reach(Page page, String label) {
        for (var tries = 0; tries < 60 && !focused(page).contains(label); tries++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).contains(label);
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate(
                "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim().slice(0, 100)"));
    }

    private static void seesText(Page page, String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }
}
