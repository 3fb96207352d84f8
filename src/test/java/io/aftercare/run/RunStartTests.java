package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.Registration.Registered;
import io.aftercare.survey.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What becomes of a start message: one run per ticket, whichever door it came through, and none for nonsense. */
class RunStartTests extends RunTest {

    @Autowired
    private RunRegistry registry;

    @Autowired
    private Runs runs;

    @Autowired
    private TransactionOperations transaction;

    @Test
    void endsTheSecondRunOfATicketThatWasClosedByApiAndThenByMessage() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        close(ticket);
        var token = awaitToken(ticket);

        publishTicketClosed(survey, ticket.externalId());
        answerWithComment(token);

        var key = survey.id() + ":" + ticket.externalId();
        awaitEnd(awaitStarted(key, 2), "end-already-surveyed");
        assertThat(runs(ticket)).hasSize(1);
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void endsTheSecondRunOfATicketThatWasClosedByMessageAndThenByApi() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        publishTicketClosed(survey, ticket.externalId());
        var token = awaitToken(ticket);
        assertThat(body(get("/api/v1/tickets/" + ticket.externalId()))
                        .get("state")
                        .asString())
                .isEqualTo("closed");

        reopen(ticket);
        close(ticket);
        answerWithComment(token);

        awaitEnd(awaitStarted(survey.id() + ":" + ticket.externalId(), 2), "end-already-surveyed");
        assertThat(runs(ticket)).hasSize(1);
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void startsTheOtherSurveysOfThePipelineWhenAMessageForOneClosesTheTicket() {
        var survey = liveSurvey();
        var other = liveSurvey("\"pipeline\": \"%s\"".formatted(survey.pipeline()));
        var ticket = openTicket(survey);
        var uuid = body(get("/api/v1/tickets/" + ticket.externalId())).get("id").asString();

        publishTicketClosed(survey, uuid);

        awaitStarted(other.id() + ":" + ticket.externalId(), 1);
        eventually()
                .untilAsserted(() -> assertThat(runs(ticket))
                        .extracting(run -> run.get("surveyId").asString())
                        .containsExactlyInAnyOrder(survey.id(), other.id()));
        publishAll();
        assertThat(records().startedBy(survey.id() + ":" + ticket.externalId())).isEmpty();
    }

    @Test
    void knowsTheTicketByItsUuidToo() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        var uuid = body(get("/api/v1/tickets/" + ticket.externalId())).get("id").asString();
        close(ticket);
        awaitToken(ticket);

        publishTicketClosed(survey, uuid);

        awaitEnd(awaitStarted(survey.id() + ":" + uuid, 1), "end-already-surveyed");
        assertThat(runs(ticket)).hasSize(1);
    }

    @Test
    void runsForATicketThatAMessageNamesByItsUuid() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        var uuid = body(get("/api/v1/tickets/" + ticket.externalId())).get("id").asString();

        publishTicketClosed(survey, uuid);
        answerWithComment(awaitToken(ticket));

        awaitEnd(instance(awaitRun(ticket, "completed")), "end-survey-run-completed");
    }

    @Test
    void givesTheRunOfANewClusterAKeyThatARunOfAFormerOneHad() {
        var survey = liveSurvey();
        var former = openTicket(survey);
        close(former);
        var old = awaitRun(former, "sent");
        var key = instance(old);
        var request = new StartRequest(
                key, RunProcess.ID, survey.id(), openTicket(survey).externalId(), null, null, null);

        assertThat(registry.register(request))
                .isInstanceOfSatisfying(
                        Registered.class,
                        fresh -> assertThat(runs.ofInstances(List.of(key)))
                                .extractingByKey(key)
                                .returns(fresh.run().id(), row -> row.run().id()));
        assertThat(runs.instances(List.of(RunId.of(old.get("id").asString())))).isEmpty();
    }

    @Test
    void givesAnInstanceThatAsksTwiceAtOnceTheSameRun() {
        var survey = liveSurvey();
        var ticket = openTicket(survey).externalId();
        var request = new StartRequest(System.nanoTime(), RunProcess.ID, survey.id(), ticket, null, null, null);

        var second = transaction.execute(status -> {
            registry.register(request);
            var blocker =
                    jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
            var waiting = CompletableFuture.supplyAsync(() -> registry.register(request));
            eventually().until(() -> isAnybodyWaitingFor(blocker));
            return waiting;
        });

        assertThat(second).succeedsWithin(Duration.ofSeconds(30)).isInstanceOf(Registered.class);
    }

    private boolean isAnybodyWaitingFor(int backend) {
        return jdbc.sql("select exists (select from pg_stat_activity where :backend = any (pg_blocking_pids(pid)))")
                .param("backend", backend)
                .query(Boolean.class)
                .single();
    }

    @Test
    void refusesAnUnknownSurvey() {
        var ticket = openTicket(liveSurvey());
        assertRefused(Map.of("surveyId", UUID.randomUUID().toString(), "ticketId", ticket.externalId()));
        assertRefused(Map.of("surveyId", "no such survey", "ticketId", ticket.externalId()));
        assertThat(runs(ticket)).isEmpty();
    }

    @Test
    void refusesAnUnknownTicket() {
        assertRefused(Map.of("surveyId", liveSurvey().id(), "ticketId", unique()));
    }

    @Test
    void refusesATicketOfAnotherPipeline() {
        var ticket = openTicket(liveSurvey());
        assertRefused(Map.of("surveyId", liveSurvey().id(), "ticketId", ticket.externalId()));
        assertThat(runs(ticket)).isEmpty();
    }

    @Test
    void refusesAPausedSurvey() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        post("/api/v1/surveys/" + survey.id() + "/pause", "").expectStatus().isOk();
        assertRefused(Map.of("surveyId", survey.id(), "ticketId", ticket.externalId()));
        assertThat(runs(ticket)).isEmpty();
    }

    @Test
    void refusesAMessageWithoutVariables() {
        assertRefused(Map.of());
    }

    @Test
    void refusesVariablesOfOtherTypes() {
        assertRefused(Map.of("surveyId", 7, "ticketId", Map.of("a", 1), "runId", 3, "closedAt", "yesterday"));
    }

    private void assertRefused(Map<String, Object> variables) {
        var key = unique();
        publishTicketClosed(key, variables);
        awaitEnd(awaitStarted(key, 1), "end-run-refused");
    }

    private void answerWithComment(String token) {
        answer(token, 6);
        comment(token, "Quick").expectStatus().isOk();
    }
}
