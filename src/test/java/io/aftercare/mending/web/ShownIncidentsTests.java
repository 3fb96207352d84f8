package io.aftercare.mending.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.mending.StoppedRun;
import io.aftercare.mending.web.IncidentPages.Shown;
import io.aftercare.monitoring.Incident;
import io.aftercare.monitoring.IncidentGroup;
import io.aftercare.monitoring.IncidentKind;
import io.aftercare.monitoring.OpenIncident;
import io.aftercare.monitoring.Reach;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fifty rows would say alike is said once. */
class ShownIncidentsTests {

    @Test
    void saysWhatAllOfAGroupSayOnlyThere() {
        assertThat(shown(50, "No answer").why(stopped("No answer"))).isNull();
    }

    @Test
    void saysOfEachWhereTheyDiffer() {
        assertThat(shown(50, "No answer", "Too slow").why(stopped("No answer"))).isEqualTo("No answer");
        assertThat(shown(1, "No answer").why(stopped("No answer"))).isEqualTo("No answer");
    }

    private static Shown shown(int count, String... messages) {
        var kind = new IncidentKind("survey-run", "send-survey", "JOB_NO_RETRIES");
        var group = new IncidentGroup(
                kind, "Survey run", "Send survey", count, Instant.EPOCH, Instant.EPOCH, List.of(messages));
        return new Shown(List.of(group), List.of(), null, Reach.NOTHING);
    }

    private static StoppedRun stopped(String message) {
        var incident = new Incident(
                1, 2, "survey-run", "send-survey", 3, 4L, "JOB_NO_RETRIES", message, Instant.EPOCH, true, null);
        return new StoppedRun(new OpenIncident(incident, 2, "Send survey"), null, null, false);
    }
}
