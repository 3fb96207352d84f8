package io.aftercare.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.aftercare.common.Refusal;
import io.aftercare.engine.RecordedSearch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run where the search API leaves things out or has new words for them, refuses, or does not answer. */
class SearchedHistoryFaultsTests extends SearchedHistoryTest {

    SearchedHistoryFaultsTests() throws IOException {}

    @Test
    void bearsNewWordsAndMissingFields() {
        recorded.answers("/element-instances/search", "" + RUN, body -> """
                {"items": [
                    {"elementInstanceKey": "1", "elementId": "a", "startDate": "2026-03-20T09:00:00Z",
                     "type": "QUANTUM_TASK", "state": "DREAMING", "someNewField": {"of": "8.12"}},
                    {"elementInstanceKey": "2", "elementId": "b", "startDate": "2026-03-20T09:00:01Z",
                     "type": "SERVICE_TASK", "state": "COMPLETED"},
                    {"elementInstanceKey": "3", "startDate": "2026-03-20T09:00:00Z"},
                    {}], "page": {}}
                """)
                .answers("/incidents/search", "processInstanceKey", body -> """
                {"items": [
                    {"incidentKey": "1", "processInstanceKey": "%d", "processDefinitionId": "survey-run",
                     "elementId": "a", "elementInstanceKey": "1", "creationTime": "2026-03-20T09:00:00Z",
                     "errorType": "MOON_PHASE", "state": "SLEEPING"},
                    {}], "page": {}}
                """.formatted(RUN))
                .answers("/user-tasks/search", "" + RUN, body -> """
                {"items": [
                    {"userTaskKey": "1", "elementId": "a", "elementInstanceKey": "1", "state": "PONDERING",
                     "creationDate": "2026-03-20T09:00:00Z"},
                    {"state": "CREATED"}], "page": {"totalItems": 2}}
                """)
                .answers("/jobs/search", "", body -> "{\"items\": [{\"state\": \"FAILED\"}], \"page\": {}}")
                .answers(
                        "/variables/search",
                        "",
                        body -> "{\"items\": [{\"scopeKey\": \"%d\"}], \"page\": {}}".formatted(RUN))
                .answers("/process-instances/" + RUN + "/sequence-flows", "", body -> "{\"items\": [{}]}");

        var run = searched.tree(RUN).getFirst();

        assertThat(run.elements())
                .extracting(VisitedElement::id, VisitedElement::type, VisitedElement::isActive)
                .containsExactly(tuple("a", "UNKNOWN", true), tuple("b", "SERVICE_TASK", false));
        assertThat(run.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.errorType()).isEqualTo("UNKNOWN"))
                .satisfies(incident -> assertThat(incident.isOpen()).isTrue());
        assertThat(run.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.endedAt()).isNull());
        assertThat(run.failures()).isEmpty();
        assertThat(run.flows()).isEmpty();
        assertThat(run.instance().variables()).isEmpty();
    }

    @Test
    void tellsNothingOfWhatIsGone() {
        assertThat(searched.tree(1)).isEmpty();
        assertThat(searched.openIncidents(List.of())).isEmpty();
    }

    @Test
    void saysKindlyWhoIsToBeAskedWhereSearchingIsNotAllowed() {
        recorded.fails(403, RecordedSearch.text("forbidden.json"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> searched.tree(RUN))
                .withMessageContaining("does not let Aftercare search (HTTP 403: Unauthorized to perform operation")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-refuses"));
    }

    @Test
    void saysThatTheEngineIsAwayAndSinceWhen() {
        searched.tree(RUN);
        recorded.fails(500, "<html>Bad gateway</html>");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> searched.incidentGroups(RUNS))
                .withMessageStartingWith("The engine cannot be reached now")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));
        assertThat(searched.reach().current()).isFalse();
        assertThat(searched.reach().asOf()).isNotNull();
    }

    @Test
    void waitsForNoAnswerForLong() throws IOException {
        try (var silent = new RecordedSearch(Duration.ofMillis(300))) {
            silent.staysSilent();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> new SearchedHistory(silent.search(), silent.models()).tree(RUN))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));
        }
        recorded.stops();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> searched.tree(RUN))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));
    }
}
