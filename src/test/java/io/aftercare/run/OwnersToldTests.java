package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.engine.JobFailure;
import io.aftercare.identity.Role;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.local.EngineRecords.Incident;
import io.aftercare.survey.RunId;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Owners are told of an answer, each once, whatever becomes of the mail to another. */
class OwnersToldTests extends RunTest {

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

    @Autowired
    private AnswerHandling answers;

    @Test
    void tellsOneOwnerOnceHoweverOftenAnotherIsRefused() {
        var other = owner("B", "northwind.test");
        var team = team(owner("A", "tempfail.test"), other);
        var ticket = answered(team);
        var instance = instance(awaitRun(ticket, "answered"));
        eventually().until(() -> isAnyoneTold(instance));

        passTimeUntil(
                Duration.ofMinutes(15), () -> !records().incidents(instance).isEmpty());

        var incident = records().incidents(instance).getFirst();
        assertThat(incident.elementId()).isEqualTo("notify-owners");
        assertThat(incident.message()).contains("451").doesNotContain("Exception");
        assertThat(mailsTo(other)).hasSize(1);
        teams.put(team, List.of(other));
        resolve(incident);
        awaitEnd(instance, "end-survey-run-completed");
        assertThat(mailsTo(other)).hasSize(1);
    }

    @Test
    void tellsEachOnceThoughAnotherWorkerGetsTheJobMeanwhile() {
        var owners = List.of(owner("A", "northwind.test"), owner("B", "northwind.test"), owner("C", "northwind.test"));
        var slow = owners.getFirst();
        var held = FaultyMailer.holdMailTo(slow);
        OpenTicket ticket;
        try {
            ticket = answered(team(owners.toArray(String[]::new)));
            var run = RunId.of(awaitRun(ticket, "answered").get("id").asString());
            eventually().until(() -> FaultyMailer.isHeld(slow));

            assertThatThrownBy(() -> answers.notifyOwners(run))
                    .isInstanceOf(JobFailure.class)
                    .hasMessageContaining("Another worker");
        } finally {
            held.countDown();
        }

        awaitRun(ticket, "completed");
        assertThat(owners).allSatisfy(owner -> assertThat(mailsTo(owner)).hasSize(1));
    }

    @Test
    void tellsAgainByTheSameMailWhomADeadWorkerWasTelling() {
        var owner = owner("A", "northwind.test");
        FaultyMailer.dieAfterMailTo(owner);
        var ticket = answered(team(owner));
        eventually().until(() -> mailsTo(owner).size() == 1);

        time.advance(Duration.ofMinutes(5));

        awaitRun(ticket, "completed");
        assertThat(mailsTo(owner)).hasSize(2);
        assertThat(mailsTo(owner).stream().map(OwnersToldTests::messageId).distinct())
                .hasSize(1);
    }

    private static String messageId(MimeMessage mail) {
        return source(mail)
                .lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }

    private String team(String... members) {
        var name = "Team " + unique();
        teams.put(name, List.of(members));
        return name;
    }

    /** A ticket whose survey is answered, of which the team is to be told. */
    private OpenTicket answered(String team) {
        var ticket = openTicket(liveSurvey("\"notifications\": {\"teams\": [\"%s\"]}".formatted(team)));
        close(ticket);
        var token = awaitToken(ticket);
        answer(token, 5).expectStatus().isOk();
        comment(token, "Well done").expectStatus().isOk();
        return ticket;
    }

    private boolean isAnyoneTold(long instance) {
        return jdbc.sql("select exists (select from run_notification join survey_run on survey_run.id = run_id"
                        + " where process_instance_key = :instance and run_notification.notified_at is not null)")
                .param("instance", instance)
                .query(Boolean.class)
                .single();
    }

    private String owner(String name, String domain) {
        return users.put(unique() + "@" + domain, name, Role.AUTHOR).email();
    }

    private void resolve(Incident incident) {
        camunda.newUpdateRetriesCommand(incident.jobKey()).retries(8).send().join();
        camunda.newResolveIncidentCommand(incident.key()).send().join();
    }
}
