package io.aftercare.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.run.RunTest;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Bad answers that make tasks, for tests of whatever kind: whole runs, in the real engine. */
public final class AnsweredSurveys extends RunTest {

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Surveys surveys;

    @Autowired
    private Tasks tasks;

    public static AnsweredSurveys in(AutowireCapableBeanFactory context) {
        var made = new AnsweredSurveys();
        context.autowireBean(made);
        return made;
    }

    /** A task of this title and form, for a user or for teams, due in two hours. */
    public static Action.CreateTask task(
            String title, @Nullable String user, List<String> teams, @Nullable String form) {
        return new Action.CreateTask(
                "a1",
                title,
                "Call {{contact.first_name}} about {{ticket.subject}}: “{{answer.comment}}”",
                user,
                teams,
                Duration.ofHours(2),
                form);
    }

    /** Waits for the task that a bad answer of a new survey makes. */
    public Task taskAfterBadAnswer(Action.CreateTask task, String comment) {
        var ticket = badlyAnswered(task, comment);
        eventually().until(() -> !open(ticket).isEmpty());
        return open(ticket).getFirst();
    }

    private List<Task> open(OpenTicket ticket) {
        return tasks.list(new TaskFilter(false, null, null, ticket.externalId()), null, 10)
                .items();
    }

    private OpenTicket badlyAnswered(Action.CreateTask task, String comment) {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var id = SurveyId.of(survey.id());
        var edited = followUps.edit(
                id,
                surveys.get(id).revision(),
                "ada",
                Sentiment.NEGATIVE,
                current -> new Content.Actions(new ActionList(List.of(task))));
        assertThat(edited).isInstanceOf(EditOutcome.Saved.class);
        surveys.publish(id);
        var ticket = openTicket(survey);
        close(ticket);
        answer(awaitToken(ticket), 2).expectStatus().isOk();
        comment(awaitToken(ticket), comment).expectStatus().isOk();
        return ticket;
    }

    /** The state of the run whose answer made the task. */
    public String runState(Task task) {
        return body(get("/api/v1/runs/" + cause(task).run())).get("state").asString();
    }

    static TaskCause cause(Task task) {
        var cause = task.cause();
        assertThat(cause).isNotNull();
        return Objects.requireNonNull(cause);
    }
}
