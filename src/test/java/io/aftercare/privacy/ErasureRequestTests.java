package io.aftercare.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Who may have a contact erased, and what is done and known of that contact from then on. */
class ErasureRequestTests extends PrivacyTest {

    @Test
    void erasesByAddressAndOnlyOnce() {
        var contact = contact(email());
        var command = "{\"email\": \"%s\"}".formatted(email().toUpperCase(Locale.ROOT));

        var erasure = body(post("/api/v1/contacts/erase", command));
        var answers = List.of(
                post("/api/v1/contacts/" + contact.get("id").asString() + "/erase", ""),
                post("/api/v1/contacts/erase", command));

        answers.forEach(answer -> {
            var result = answer.expectBody(String.class).returnResult();
            if (result.getStatus().is2xxSuccessful()) {
                assertThat(result.getResponseBody()).contains(erasure.get("id").asString());
            } else {
                assertThat(result.getStatus().value()).isEqualTo(404);
            }
        });
        awaitState(erasure, "removed");
    }

    @Test
    void refusesWhoMayNotAndWhatIsNotThere() {
        var contact = contact(email()).get("id").asString();
        var key = keyWith(Scope.CONTACTS_READ, Scope.CONTACTS_WRITE, Scope.CONTACTS_EXPORT);

        http.post()
                .uri("/api/v1/contacts/" + contact + "/erase")
                .header("Authorization", "Bearer " + key)
                .exchange()
                .expectStatus()
                .isForbidden();
        post("/api/v1/contacts/00000000-0000-0000-0000-000000000000/erase", "")
                .expectStatus()
                .isNotFound();
        post("/api/v1/contacts/erase", "{\"email\": \"nobody-%s@customer.test\"}".formatted(word))
                .expectStatus()
                .isNotFound();
        post("/api/v1/contacts/erase", "{\"email\": \"no address\"}")
                .expectStatus()
                .isBadRequest();
        get("/api/v1/erasures/" + contact).expectStatus().isNotFound();
        get("/api/v1/contacts/" + contact).expectStatus().isOk();
    }

    @Test
    void withdrawsWhatIsOpenAndTakesNoAnswerByAnOldLink() {
        var survey = liveSurvey();
        var contact = contact(email());
        var ticket = ticket(survey, email());
        close(ticket);
        var token = awaitToken(ticket);
        var run = awaitRun(ticket, "sent");

        var erasure = erase(contact);
        awaitState(erasure, "removed");
        answer(token, 2).expectStatus().is4xxClientError();
        comment(token, "Comment " + word).expectStatus().is4xxClientError();
        page("/a/" + token).expectStatus().is4xxClientError();

        awaitEnd(instance(run), "end-survey-withdrawn");
        awaitFinished(erasure);
        var withdrawn = body(get("/api/v1/runs/" + run.get("id").asString()));
        assertThat(reason(withdrawn)).isEqualTo("erased");
        assertThat(withdrawn.get("timeline").toString()).contains("as the contact's data was erased on request");
        assertThat(tablesWithTheWord()).isEmpty();
        assertThat(jdbc.sql("select count(*) from answer where run_id = cast(:run as uuid)")
                        .param("run", run.get("id").asString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsTheAddressFromBeingMailedAgainWithoutKeepingIt() {
        var survey = liveSurvey();
        awaitFinished(erase(contact(email())));
        assertThat(tablesWithTheWord()).isEmpty();

        contact(email());
        var ticket = ticket(survey, email());
        close(ticket);

        assertThat(reason(awaitRun(ticket, "skipped"))).isEqualTo("erased");
        assertThat(mailsTo(email())).isEmpty();
    }

    @Test
    void asksNobodyAboutWhatIsLeft() {
        var survey = liveSurvey();
        var contact = contact(email());
        var ticket = ticket(survey, email()).externalId();
        var left = "erased-" + body(get("/api/v1/tickets/" + ticket)).get("id").asString();
        awaitState(erase(contact), "removed");

        post("/api/v1/tickets/" + left + "/close", "").expectStatus().isAccepted();

        awaitEnd(awaitStarted(survey.id() + ":" + left, 1), "end-run-refused");
        assertThat(body(get("/api/v1/runs?ticket=" + left)).get("items").size()).isZero();
        post("/api/v1/runs", "{\"surveyId\": \"%s\", \"contactEmail\": \"erased contact\"}".formatted(survey.id()))
                .expectStatus()
                .isEqualTo(422);
        get("/api/v1/runs?contactEmail=erased contact").expectStatus().isEqualTo(422);
    }

    @Test
    void isInTheAuditTrailWithoutAName() {
        var contact = contact(email());
        awaitFinished(erase(contact));

        var entries = body(get("/api/v1/audit?kind=contact&act=erased&subject="
                        + contact.get("id").asString()))
                .get("items");

        assertThat(StreamSupport.stream(entries.spliterator(), false))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.get("actorKind").asString()).isEqualTo("api-key"));
    }

    @Test
    void isNotInTheListOfContacts() {
        var found = http.get()
                .uri("/api/v1/contacts?search=erased contact")
                .header("Authorization", "Bearer " + KEY)
                .accept(MediaType.APPLICATION_JSON)
                .exchange();

        assertThat(body(found)
                        .get("items")
                        .valueStream()
                        .map(contact -> contact.get("email").asString()))
                .doesNotContain("erased contact");
        get("/api/v1/contacts/00000000-0000-0000-0000-000000000000")
                .expectStatus()
                .isNotFound();
    }
}
