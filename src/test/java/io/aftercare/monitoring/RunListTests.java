package io.aftercare.monitoring;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.IncidentRuns;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of runs: what is asked for in its address, and why a contact got no survey. */
class RunListTests extends WatchedRunTest {

    @Autowired
    private IncidentRuns incidents;

    @Test
    void findsARunByWhatIsAskedFor() throws Exception {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        var other = openTicket(survey);
        close(ticket);
        close(other);
        var run = awaitRun(ticket, "sent");
        var otherRun = awaitRun(other, "sent");
        answer(awaitToken(ticket), 2).expectStatus().isOk();
        awaitRun(ticket, "answered");

        assertThat(shown("/runs?survey=" + survey.id()))
                .contains(path(run), path(otherRun), "Sent or shown 1", "Answered 1", "Expired 0");
        assertThat(shown("/runs?contact=" + ticket.email())).contains(path(run)).doesNotContain(path(otherRun));
        assertThat(shown("/runs?contact=" + ticket.email().toUpperCase(Locale.ROOT)))
                .contains(path(run));
        assertThat(shown("/runs?ticket=" + other.externalId()))
                .contains(path(otherRun))
                .doesNotContain(path(run));
        assertThat(shown("/runs?survey=" + survey.id() + "&state=answered"))
                .contains(path(run), "Sent or shown 1", "Answered 1")
                .doesNotContain(path(otherRun));
        assertThat(shown("/runs?survey=" + survey.id() + "&band=difficult"))
                .contains(path(run), "Sent or shown 0")
                .doesNotContain(path(otherRun));
        assertThat(shown("/runs?survey=" + survey.id() + "&incident=open")).contains("No run fits");
        var today = time.instant().toString().substring(0, 10);
        assertThat(shown("/runs?survey=%s&from=%s&to=%s&zone=UTC".formatted(survey.id(), today, today)))
                .contains(path(run), path(otherRun));
        assertThat(shown("/runs?survey=%s&to=2020-01-01".formatted(survey.id())))
                .contains("No run fits");
    }

    @Test
    void saysWhyAContactGotNoSurvey() throws Exception {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        close(ticket);
        awaitRun(ticket, "sent");
        var again = openTicket(survey, ticket.email());
        close(again);
        awaitRun(again, "skipped");

        assertThat(shown("/runs?contact=" + ticket.email()))
                .contains(
                        "Skipped 1",
                        "Another survey was sent to the contact within the “days between surveys” of this one.");
    }

    @Test
    void saysWhyATicketHasNoRun() throws Exception {
        var survey = liveSurvey();
        var open = openTicket(survey);
        assertThat(shown("/runs?ticket=" + open.externalId()))
                .contains("The ticket is open. Closing it starts “" + survey.pipeline() + "”.");

        post("/api/v1/surveys/" + survey.id() + "/pause", "").expectStatus().isOk();
        close(open);

        assertThat(shown("/runs?contact=" + open.email()))
                .contains(open.externalId() + ": No survey of the pipeline", "“" + survey.pipeline() + "” is paused");
        assertThat(shown("/tickets/" + open.externalId())).contains("is paused.");

        var name = unique();
        pipelines.create(name, name);
        post("/api/v1/tickets", """
                        {"externalId": "%s", "subject": "Elsewhere", "pipeline": "%s", "contactEmail": "%s"}
                        """.formatted(name, name, open.email()));
        post("/api/v1/tickets/" + name + "/close", "").expectStatus().isAccepted();
        assertThat(shown("/tickets/" + name)).contains("No survey is for tickets of the pipeline");
        assertThat(shown("/runs?contact=nobody-" + name + "@customer.test")).contains("No contact has the address");
        assertThat(shown("/runs?ticket=no-such-ticket")).contains("There is no ticket no-such-ticket.");
    }

    @ParameterizedTest
    @CsvSource({
        "survey=x, 422, There is no such survey",
        "state=done, 422, There is no such state",
        "band=%3Cb%3E, 422, There is no such band",
        "contact=ada, 422, This is no mail address",
        "contact=%00@b.c, 422, This is no mail address",
        "ticket=%00, 422, one line of 100 characters",
        "from=yesterday, 422, This is no day",
        "from=9999-01-01, 422, This is no day",
        "from=2026-02-02&to=2026-02-01, 422, The last day is before the first one",
        "zone=Nowhere/Land, 422, There is no such time zone",
        "incident=x, 422, Choose open or nothing",
        "after=x, 422, There is no such page",
        "after=018f0000-0000-7000-8000-000000000000, 200, Runs",
        "survey=018f0000-0000-7000-8000-000000000000, 200, No run fits",
        "ticket=%25, 200, There is no ticket"
    })
    void saysWhatIsWrongWithItsAddress(String query, int status, String words) throws Exception {
        var page = page("/runs?" + query, "nothing");

        assertThat(page.getStatus()).isEqualTo(status);
        assertThat(page.getContentAsString()).contains(words).doesNotContain("<b>");
    }

    @Test
    void listsWhatAnIncidentStops() throws Exception {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        close(ticket);
        var run = awaitRun(ticket, "sent");
        var instance = instance(run);
        assertThat(incidents.instances(100)).doesNotContain(instance);

        stop(instance);

        eventually().until(() -> incidents.instances(100).contains(instance));
        assertThat(shown("/runs?incident=open&survey=" + survey.id())).contains(path(run), "Stopped by an incident");
        assertThat(body(get("/api/v1/runs?incident=true&survey=" + survey.id())).get("items"))
                .hasSize(1);
        assertThat(shown(path(run))).contains("Stands still at", "The run stopped at");
    }

    @Test
    void saysNothingWhereNothingChanged() throws Exception {
        var survey = liveSurvey();
        var path = "/runs?survey=" + survey.id();
        var etag = page(path, "nothing").getHeader("ETag");
        assertThat(etag).isNotNull();
        var seen = String.valueOf(etag).replace("\"", "");

        assertThat(page(path, seen).getStatus()).isEqualTo(304);

        var ticket = openTicket(survey);
        close(ticket);
        awaitRun(ticket, "sent");
        assertThat(page(path, seen).getStatus()).isEqualTo(200);
    }

    @Test
    void takesFewAndFixedStatements() throws Exception {
        var survey = liveSurvey("\"fatigueDays\": 0");
        var ticket = openTicket(survey);
        close(ticket);
        awaitRun(ticket, "sent");
        shown("/runs?survey=" + survey.id());
        var few = statementsOf(() -> shown("/runs?survey=" + survey.id())).size();
        for (var more = 0; more < 3; more++) {
            var another = openTicket(survey, ticket.email());
            close(another);
            awaitRun(another, "sent");
        }
        time.advance(Duration.ofSeconds(1));

        assertThat(statementsOf(() -> shown("/runs?survey=" + survey.id())))
                .hasSize(few)
                .hasSizeLessThanOrEqualTo(5);
    }

    /** The engine is asked to work out a variable that is gone. */
    private void stop(long instance) {
        camunda.newModifyProcessInstanceCommand(instance)
                .activateElement("delay-over")
                .withVariables(Map.of("sendAt", "not a time"))
                .send()
                .join();
    }
}
