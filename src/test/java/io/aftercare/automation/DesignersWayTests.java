package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.identity.Role;
import io.aftercare.identity.Users;
import io.aftercare.survey.SurveyDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The way of a process designer: a list is published, a task waits in the engine; the process is changed in a BPMN editor
 * and deployed. The next run takes the new path, the one that waits keeps the old.
 */
class DesignersWayTests extends FollowedSurveyTest {

    @Autowired
    private FollowUpProcesses processes;

    @Autowired
    private Users users;

    @Test
    void leadsFromAListToAChangedProcess() {
        var lead = users.create("lead." + unique() + "@example.com", "Lena", Role.LEAD, null);
        var survey = liveSurvey("\"fatigueDays\": 0");
        follow(
                survey,
                ActionList.of(
                        new Action.MailContact("m1", "Sorry", "We will call you."),
                        new Action.CreateTask(
                                "t1",
                                "Call back",
                                "{{answer.comment}}",
                                lead.email(),
                                List.of(),
                                Duration.ofDays(2),
                                "call-back-customer"),
                        new Action.MailPeople(
                                "p1",
                                List.of(lead.email()),
                                List.of(),
                                "Called",
                                "{{contact.first_name}} was called.")));
        publish(survey);
        var waiting = openTicket(survey);
        close(waiting);
        answer(waiting, 2, "Too slow");
        awaitReached(calledBy(waiting), "create-task-t1");
        assertThat(mailsTo(waiting.email())).hasSize(2);

        var changed = withWaitAndSecondMail(own(survey), surveys.get(id(survey)).draft());
        deploy(changed);
        var next = openTicket(survey);
        close(next);
        answer(next, 2, "Too slow");
        awaitReached(calledBy(next), "wait-w9");
        time.advance(Duration.ofHours(1).plusMinutes(1));
        awaitReached(calledBy(next), "create-task-t1");
        assertThat(mailsTo(next.email())).hasSize(3);

        completeTask(waiting, Map.of("customerReached", "yes"));
        awaitRun(waiting, "completed");
        assertThat(records().elements(calledBy(waiting))).doesNotContain("wait-w9");
        assertThat(mailsTo(waiting.email())).hasSize(2);
        assertThat(mailsTo(lead.email())).hasSize(1);
        completeTask(next, Map.of("customerReached", "yes"));
        awaitRun(next, "completed");
    }

    /** What a designer makes of it: after the first mail an hour's wait and a second mail. */
    private byte[] withWaitAndSecondMail(FollowUp followUp, SurveyDefinition draft) {
        var list = ((Content.Actions) followUp.content()).list().actions();
        var longer = new ActionList(List.of(
                list.get(0),
                new Action.Wait("w9", Duration.ofHours(1)),
                new Action.MailContact("m9", "Still sorry", "We have not forgotten you."),
                list.get(1),
                list.get(2)));
        return processes.of(
                new FollowUp(followUp.id(), new Content.Actions(longer), "designer", followUp.changedAt(), null),
                draft);
    }
}
