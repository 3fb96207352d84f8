package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.Registration;
import io.aftercare.run.RunProcess;
import io.aftercare.run.RunProcessIds;
import io.aftercare.run.RunRegistry;
import io.aftercare.run.StartRequest;
import io.aftercare.survey.EditOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Runs that follow a changed copy of the run process, on the real broker. */
class RunProcessRunsTests extends RunProcessTest {

    @Autowired
    private RunProcessIds ids;

    @Autowired
    private RunRegistry registry;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aRunGoesTheWayOfItsSurveysOwnProcessToItsEnd() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);
        close(ticket);
        var instance = instance(awaitRun(ticket, "scheduled"));
        awaitReached(instance, "extra-wait");
        assertThat(mailsTo(ticket.email())).isEmpty();

        time.advance(Duration.ofDays(1).plusMinutes(1));
        answer(awaitToken(ticket), 1).expectStatus().isOk();
        comment(awaitToken(ticket), "Slow").expectStatus().isOk();

        awaitRun(ticket, "completed");
        awaitEnd(instance, "end-survey-run-completed");
        assertThat(mailsTo(ticket.email()))
                .hasSize(2)
                .last()
                .satisfies(mail -> assertThat(source(mail)).contains("Subject: One more word", "Thank you, Ada."));
    }

    @Test
    void aSurveyBesideItKeepsTheSharedProcess() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var beside = body(post("/api/v1/surveys", """
                        {"name": "%s", "type": "ces", "pipeline": "%s", "companyName": "Northwind", "fatigueDays": 0}
                        """.formatted(unique(), survey.pipeline())))
                .get("id")
                .asString();
        publish(beside);
        changed(survey);
        var ticket = openTicket(survey);

        close(ticket);

        eventually().untilAsserted(() -> assertThat(runs(ticket)).hasSize(2));
        awaitReached(instance(runOf(ticket, survey.id())), "extra-wait");
        eventually()
                .untilAsserted(
                        () -> assertThat(runOf(ticket, beside).get("state").asString())
                                .isEqualTo("sent"));
        assertThat(records().reached(instance(runOf(ticket, beside)))).doesNotContain("extra-wait");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void aRunForAContactGoesThatWayToo() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);

        var id = body(post(
                        "/api/v1/runs",
                        "{\"surveyId\": \"%s\", \"contactEmail\": \"%s\"}".formatted(survey.id(), ticket.email())))
                .get("id")
                .asString();

        eventually()
                .untilAsserted(() -> assertThat(body(get("/api/v1/runs/" + id))
                                .path("processInstanceKey")
                                .isString())
                        .isTrue());
        awaitReached(instance(body(get("/api/v1/runs/" + id))), "extra-wait");
    }

    @Test
    void aStrangersMessageIsHandedOver() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);
        var key = survey.id() + ":" + ticket.externalId();

        publishTicketClosed(survey, ticket.externalId());

        awaitStarted(key, 2);
        awaitEnd(records().startedBy(key).getFirst(), "end-run-refused");
        awaitReached(instance(awaitRun(ticket, "scheduled")), "extra-wait");
    }

    @Test
    void aHandOverThatIsAskedForTwiceStartsOneRun() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);
        var request = startOfTheSharedProcess(survey, ticket);

        for (var times = 0; times < 2; times++) {
            assertThat(registry.register(request)).isEqualTo(new Registration.HandedOver(process(survey)));
            awaitReached(instance(awaitRun(ticket, "scheduled")), "extra-wait");
        }

        assertThat(runs(ticket)).hasSize(1);
    }

    @Test
    void aHandOverThatIsAskedForAgainBeforeItsMessageLeftIsOne() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);
        var request = startOfTheSharedProcess(survey, ticket);

        // What waits in the outbox leaves after the commit.
        transaction.executeWithoutResult(status -> {
            for (var times = 0; times < 2; times++) {
                assertThat(registry.register(request)).isEqualTo(new Registration.HandedOver(process(survey)));
            }
        });

        awaitReached(instance(awaitRun(ticket, "scheduled")), "extra-wait");
        assertThat(runs(ticket)).hasSize(1);
    }

    @Test
    void aStrangersMessageToTheProcessOfAnotherSurveyIsRefused() {
        var survey = changed(liveSurvey());
        var other = liveSurvey();
        var ticket = openTicket(other);
        var key = other.id() + ":" + ticket.externalId();

        camunda.newPublishMessageCommand()
                .messageName(RunProcessId.startMessage("ticket-closed", process(survey)))
                .correlationKey(key)
                .variables(Map.of("surveyId", other.id(), "ticketId", ticket.externalId()))
                .send()
                .join();

        awaitEnd(awaitStarted(key, 1), "end-run-refused");
        assertThat(runs(ticket)).isEmpty();
    }

    @Test
    void whatIsLiveStaysUntilThePublicationAndARunKeepsItsProcess() {
        var survey = liveSurvey("\"fatigueDays\": 0, \"delay\": \"PT1H\"");
        var early = openTicket(survey);
        close(early);
        awaitRun(early, "scheduled");
        take(survey);
        var drafted = openTicket(survey);
        close(drafted);
        assertThat(records().reached(instance(awaitRun(drafted, "scheduled")))).doesNotContain("extra-wait");

        publish(survey.id());
        assertThat(ids.all()).contains(RunProcess.ID, process(survey));
        time.advance(Duration.ofHours(1).plusMinutes(1));

        awaitRun(early, "sent");
        awaitRun(drafted, "sent");
        var late = openTicket(survey);
        close(late);
        time.advance(Duration.ofHours(1).plusMinutes(1));
        awaitReached(instance(awaitRun(late, "scheduled")), "extra-wait");

        assertThat(processes.share(id(survey), "ada")).isInstanceOf(EditOutcome.Saved.class);
        publish(survey.id());
        var shared = openTicket(survey);
        close(shared);
        time.advance(Duration.ofHours(1).plusMinutes(1));
        awaitRun(shared, "sent");
    }

    @Test
    void aWithdrawnRunEndsWhereItWaits() {
        var survey = changed(liveSurvey());
        var ticket = openTicket(survey);
        close(ticket);
        var run = awaitRun(ticket, "scheduled");
        awaitReached(instance(run), "extra-wait");

        post("/api/v1/runs/" + run.get("id").asString() + "/cancel", "")
                .expectStatus()
                .is2xxSuccessful();

        awaitEnd(instance(run), "end-survey-withdrawn");
    }

    private static StartRequest startOfTheSharedProcess(LiveSurvey survey, OpenTicket ticket) {
        return new StartRequest(
                ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
                RunProcess.ID,
                survey.id(),
                ticket.externalId(),
                null,
                null,
                null);
    }

    private JsonNode runOf(OpenTicket ticket, String survey) {
        return runs(ticket).stream()
                .filter(run -> run.get("surveyId").asString().equals(survey))
                .findFirst()
                .orElseThrow();
    }
}
