package io.aftercare.mending;

import java.util.List;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Runs that stand still, for tests of pages. */
final class StoppedRuns extends MendingTest {

    static StoppedRuns in(AutowireCapableBeanFactory context) {
        var made = new StoppedRuns();
        context.autowireBean(made);
        return made;
    }

    /** A run and whom it is about. */
    record Stopped(String runId, String email) {}

    List<Stopped> stopped(int count) {
        return stoppedRuns(count).stream()
                .map(ticket -> new Stopped(runs(ticket).getFirst().get("id").asString(), ticket.email()))
                .toList();
    }

    /** A run that waits two days before it is sent. */
    Stopped delayed() {
        var ticket = openTicket(liveSurvey("\"delay\": \"PT48H\""));
        close(ticket);
        var run = awaitRun(ticket, "scheduled");
        return new Stopped(run.get("id").asString(), ticket.email());
    }

    /** A wave that stands still. */
    LostWave wave() {
        return stoppedWave();
    }

    void mend(LostWave wave) {
        found(wave);
    }

    String surveyName(LostWave wave) {
        return body(get("/api/v1/surveys/" + wave.survey().id()))
                .get("draft")
                .get("name")
                .asString();
    }

    boolean isMailedOnce(Stopped run) {
        return mailsTo(run.email()).size() == 1;
    }
}
