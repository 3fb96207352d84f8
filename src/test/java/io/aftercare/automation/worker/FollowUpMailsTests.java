package io.aftercare.automation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import io.aftercare.run.FaultyMailer;
import io.aftercare.survey.RunId;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The mails of follow-ups: each once, to nobody who does not want any. */
class FollowUpMailsTests extends FollowUpTest {

    private static final Map<String, String> APOLOGY = Map.of(
            "subject", "Sorry, {{contact.first_name}}",
            "body", "About {{ticket.subject}} ({{answer.score}}, {{answer.band}}):\n\n{{answer.comment}}");

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private ActionLog log;

    @Test
    void mailsTheContactWhatTheTokensStandForAndEvaluatesNothing() {
        var comment = "<b>${7*7} {{contact.email}} #set($x = 1)</b>";
        var followed = followUp(openTicket(surveyFollowedBy("mail-contact", APOLOGY)), comment);

        awaitEnd(followed.instance(), "end");
        assertThat(apologies(followed.ticket()))
                .singleElement()
                .satisfies(mail -> assertThat(source(mail))
                        .contains("Subject: Sorry, Ada")
                        .contains("About Printer on fire (2, Difficult):")
                        .contains(comment)
                        .contains("&lt;b&gt;${7*7} {{contact.email}} #set($x = 1)&lt;/b&gt;")
                        .contains("List-Unsubscribe: ")
                        .contains("Message-ID: <follow-up." + followed.runId()));
        awaitRun(followed.ticket(), "completed");
    }

    @Test
    void mailsNobodyWhoUnsubscribedAndGoesOnAtTheBoundary() {
        var ticket = openTicket(surveyFollowedBy("mail-contact", APOLOGY));
        close(ticket);
        awaitRun(ticket, "sent");
        suppressions.suppress(ticket.email(), Suppression.Reason.UNSUBSCRIBED);
        answer(awaitToken(ticket), 2);
        comment(awaitToken(ticket), "Leave me alone");

        awaitRun(ticket, "completed");
        assertThat(apologies(ticket)).isEmpty();
        var instance = instance(runs(ticket).getFirst());
        eventually().until(() -> !records().calledBy(instance).isEmpty());
        awaitEnd(records().calledBy(instance).getFirst(), "end-refused");
    }

    @Test
    void mailsAgainUnderTheSameMessageIdAfterDyingBetweenAcceptanceAndCommit() throws Exception {
        var ticket = openTicket(surveyFollowedBy("mail-contact", APOLOGY));
        close(ticket);
        awaitRun(ticket, "sent");
        FaultyMailer.dieAfterMailTo(ticket.email());
        answer(awaitToken(ticket), 2);
        comment(awaitToken(ticket), "Too slow");
        eventually().until(() -> !apologies(ticket).isEmpty());

        time.advance(Duration.ofMinutes(5));

        awaitRun(ticket, "completed");
        var mails = apologies(ticket);
        assertThat(mails).hasSize(2);
        assertThat(mails.getLast().getMessageID()).isEqualTo(mails.getFirst().getMessageID());
    }

    @Test
    void mailsEachOfUsersAndTeamsOnce() {
        var word = unique();
        var ada = users.create("ada." + word + "@example.com", "Ada", Role.LEAD, null);
        var bo = users.create("bo." + word + "@example.com", "Bo", Role.LEAD, null);
        teams.create("Leads, " + word, List.of(ada.email(), bo.email()));

        var followed = followUp(
                "mail-people",
                Map.of(
                        "users",
                        ada.email() + "\ngone." + word + "@example.com",
                        "teams",
                        "Leads, " + word,
                        "subject",
                        "{{contact.email}} is not happy",
                        "body",
                        "{{answer.comment}}"));

        awaitEnd(followed.instance(), "end");
        assertThat(List.of(ada, bo))
                .allSatisfy(user -> assertThat(mailsTo(user.email()))
                        .singleElement()
                        .satisfies(mail -> assertThat(source(mail))
                                .contains("Subject: " + followed.ticket().email() + " is not happy")
                                .contains("Too slow")
                                .doesNotContain("List-Unsubscribe")));
        assertThat(mailsTo("gone." + word + "@example.com")).isEmpty();
    }

    @Test
    void waitsForSomebodyToMail() {
        var word = unique();
        var team = teams.create("Empty " + word, List.of());
        var followed = followUp("mail-people", Map.of("teams", team.name(), "subject", "Hello", "body", "Hello"));

        var incident = awaitIncident(followed.instance());
        assertThat(incident.message()).contains("mails nobody");

        var user = users.create("new." + word + "@example.com", "New", Role.LEAD, null);
        teams.put(team.name(), List.of(user.email()));
        resolve(incident);
        awaitEnd(followed.instance(), "end");
        assertThat(mailsTo(user.email())).hasSize(1);
    }

    @Test
    void takesNothingIntoItsHandsThatCannotBeWritten() {
        var word = unique();
        var ada = users.create("ada." + word + "@example.com", "Ada", Role.LEAD, null);
        var followed = followUp("mail-people", Map.of("users", ada.email(), "body", "Hello"));

        assertThat(awaitIncident(followed.instance()).message()).contains("lacks the header 'subject'");
        assertThat(jdbc.sql("select count(*) from action_execution where run_id = cast(:run as uuid)")
                        .param("run", followed.runId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void leavesDoneWhatAnotherHasDoneMeanwhile() {
        var job = new ActionJob(1, RunId.of(UUID.randomUUID().toString()), null, "p", "e", "t", Map.of());
        log.begin(job, "");
        log.done(job, "", null);

        log.failed(job, "");

        assertThat(log.begin(job, "")).hasValue(new ActionLog.Ended(true, null));
    }

    private static List<MimeMessage> apologies(OpenTicket ticket) {
        return mailsTo(ticket.email()).stream()
                .filter(mail -> source(mail).contains("Subject: Sorry"))
                .toList();
    }
}
