package io.aftercare.audit;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.AuditedAct;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.identity.Scope;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import io.aftercare.run.RunTest;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class AuditTrailTests extends RunTest {

    @Autowired
    Surveys surveys;

    @Autowired
    AuditTrail audit;

    @Autowired
    Suppressions suppressions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void tellsWhatAnApiKeyDidToASurveyAndInWhichOrder() {
        var survey = liveSurvey();
        post("/api/v1/surveys/" + survey.id() + "/pause", "").expectStatus().isOk();
        post("/api/v1/surveys/" + survey.id() + "/resume", "").expectStatus().isOk();

        var trail = trail("kind=survey&subject=" + survey.id());

        assertThat(acts(trail)).containsExactly("resumed", "paused", "published", "created");
        assertThat(trail).allSatisfy(entry -> {
            assertThat(entry.get("actorKind").asString()).isEqualTo("api-key");
            assertThat(entry.get("actorName").isNull()).isFalse();
        });
        assertThat(trail.get(2).get("detail").asString()).isEqualTo("version 1");
    }

    @Test
    void namesWhatIsStillThereInOneStatement() throws Exception {
        var survey = liveSurvey();
        var ofSurvey = new AuditFilter(null, "survey", survey.id(), null);
        post("/api/v1/surveys/" + survey.id() + "/pause", "").expectStatus().isOk();

        assertThat(statementsOf(() -> audit.list(ofSurvey, null, 10))).hasSize(1);
        assertThat(audit.list(ofSurvey, null, 10).items())
                .hasSize(3)
                .extracting(AuditEntry::subjectName)
                .containsOnly(survey.pipeline());
        delete("/api/v1/surveys/" + survey.id());
        assertThat(audit.list(ofSurvey, null, 10).items())
                .hasSize(4)
                .extracting(AuditEntry::subjectName)
                .containsOnlyNulls();
        assertThat(audit.list(AuditFilter.NONE, null, 100).items()).isNotEmpty();
    }

    @Test
    void keepsNothingOfWhatWasNotDone() {
        var survey = liveSurvey();

        transaction.executeWithoutResult(status -> {
            surveys.pause(SurveyId.of(survey.id()));
            status.setRollbackOnly();
        });
        post("/api/v1/surveys/" + survey.id() + "/resume", "").expectStatus().is4xxClientError();

        assertThat(acts(trail("kind=survey&subject=" + survey.id()))).containsExactly("published", "created");
    }

    @Test
    void takesNothingThatHappensOutsideOfATransaction() {
        var act = AuditedAct.of(Act.CHANGED, "nothing", unique(), null);

        assertThatThrownBy(() -> events.publishEvent(act)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void tellsOfWhatOneIsAnswerableFor() {
        var email = unique() + "@customer.test";
        var contact = body(post("/api/v1/contacts", "{\"email\": \"%s\"}".formatted(email)))
                .get("id")
                .asString();
        suppressions.suppress(email, Suppression.Reason.UNSUBSCRIBED);
        delete("/api/v1/contacts/" + contact + "/suppression");
        var domain = body(post("/api/v1/sending-domains", "{\"name\": \"%s.example\"}".formatted(unique())))
                .get("id")
                .asString();
        post("/api/v1/sending-domains/" + domain + "/send-anyway", "")
                .expectStatus()
                .is2xxSuccessful();
        delete("/api/v1/sending-domains/" + domain);

        assertThat(acts(trail("kind=suppression&subject=" + contact))).containsExactly("lifted");
        assertThat(trail("kind=suppression&subject=" + contact).toString()).doesNotContain(email);
        assertThat(acts(trail("kind=sending-domain&subject=" + domain)))
                .containsExactly("deleted", "changed", "created");
    }

    /** A program tells of each ticket; the same by hand is in the trail, which a test of the ticket pages shows. */
    @Test
    void leavesOutWhatProgramsTell() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        close(ticket);
        var id = jdbc.sql("select id from ticket where external_id = :ticket")
                .param("ticket", ticket.externalId())
                .query(String.class)
                .single();

        assertThat(trail("kind=ticket&subject=" + id)).isEmpty();
    }

    @Test
    void gathersWhatOneChangesAgainAndAgain() {
        var survey = SurveyId.of(liveSurvey().id());

        for (var name : List.of("a", "b", "c")) {
            surveys.edit(
                    survey,
                    "somebody",
                    draft -> draft.toBuilder().companyName(name + unique()).build());
        }

        assertThat(acts(trail("kind=survey&act=changed&subject=" + survey))).hasSize(1);
    }

    @Test
    void goesOnFromPageToPage() {
        var survey = liveSurvey();
        post("/api/v1/surveys/" + survey.id() + "/pause", "");

        var first = body(get("/api/v1/audit?kind=survey&limit=2&subject=" + survey.id()));
        var second = body(get("/api/v1/audit?kind=survey&limit=2&subject=" + survey.id() + "&after="
                + first.get("next").asString()));

        assertThat(acts(first.get("items").valueStream().toList())).containsExactly("paused", "published");
        assertThat(acts(second.get("items").valueStream().toList())).containsExactly("created");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void isNotForEveryKey() {
        http.get()
                .uri("/api/v1/audit")
                .header("Authorization", "Bearer " + keyWith(Scope.SURVEYS_READ, Scope.SETTINGS_READ))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void refusesWhatIsTooLong() {
        get("/api/v1/audit?subject=" + "x".repeat(101)).expectStatus().isBadRequest();
    }

    private void delete(String uri) {
        http.delete()
                .uri(uri)
                .header("Authorization", "Bearer " + KEY)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private List<JsonNode> trail(String query) {
        return body(get("/api/v1/audit?" + query)).get("items").valueStream().toList();
    }

    private static List<String> acts(List<JsonNode> trail) {
        return trail.stream()
                .map(entry -> Objects.requireNonNull(entry.get("act")).asString())
                .toList();
    }
}
