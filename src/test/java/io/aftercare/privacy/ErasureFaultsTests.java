package io.aftercare.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.run.FaultyMailer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Erasing in the middle of other things, and being stopped in the middle. */
class ErasureFaultsTests extends PrivacyTest {

    @Test
    void leavesNothingOfAMailThatIsBeingSent() {
        var address = word + "@rejected.test";
        var contact = contact(address);
        var ticket = ticket(liveSurvey(), address);
        var held = FaultyMailer.holdMailTo(address);
        close(ticket);
        eventually().until(() -> FaultyMailer.isHeld(address));

        var erasure = erase(contact);
        awaitState(erasure, "removed");
        held.countDown();
        awaitFinished(erasure);

        assertThat(tablesWithTheWord()).isEmpty();
    }

    @Test
    void leavesNothingOfAWorkerThatDiedAsItSent() {
        var contact = contact(email());
        var ticket = ticket(liveSurvey(), email());
        FaultyMailer.dieAfterMailTo(email());
        close(ticket);
        eventually().until(() -> mailsTo(email()).size() == 1);

        awaitFinished(erase(contact));

        assertThat(tablesWithTheWord()).isEmpty();
        assertThat(mailsTo(email())).hasSize(1);
    }

    @Test
    void goesOnAfterItWasStoppedInTheMiddle() {
        var survey = liveSurvey();
        var contact = contact(email());
        var ticket = ticket(survey, email());
        close(ticket);
        awaitToken(ticket);
        var run = awaitRun(ticket, "sent").get("id").asString();
        // Something that holds on to the contact undoes the removal as a crash before its commit does.
        jdbc.sql("create table holding (contact_id uuid references contact)").update();
        try {
            jdbc.sql("insert into holding values (:contact)")
                    .param("contact", UUID.fromString(contact.get("id").asString()))
                    .update();
            var erasure = erase(contact);
            eventually()
                    .until(() -> body(get("/api/v1/runs/" + run))
                            .get("state")
                            .asString()
                            .equals("withdrawn"));

            assertThat(report(erasure).get("state").asString()).isEqualTo("begun");
            var late = body(post("/api/v1/runs", """
                            {"surveyId": "%s", "contactEmail": "%s"}
                            """.formatted(survey.id(), email())))
                    .get("id")
                    .asString();
            for (var each : List.of(run, late)) {
                eventually()
                        .untilAsserted(() -> assertThat(reason(body(get("/api/v1/runs/" + each))))
                                .isEqualTo("erased"));
            }
            assertThat(tablesWithTheWord()).contains("public.contact", "public.ticket", "public.erasure");

            jdbc.sql("delete from holding").update();
            awaitFinished(erasure);
            assertThat(tablesWithTheWord()).isEmpty();
        } finally {
            jdbc.sql("drop table if exists holding").update();
        }
    }
}
