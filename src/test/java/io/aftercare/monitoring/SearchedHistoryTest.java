package io.aftercare.monitoring;

import io.aftercare.AftercareTest;
import io.aftercare.engine.RecordedSearch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * One run as a cluster of 8.8 or newer would tell it. The answers are written after the specification of its API, not
 * recorded from a cluster: the broker of these tests, 8.6, has no such API.
 */
abstract class SearchedHistoryTest extends AftercareTest {

    static final long RUN = 2251799813700001L;
    static final String FOLLOW_UP = "2251799813700040";
    static final String CALLED = "instances-called-by-run";
    static final long OPEN = 2251799813700052L;
    static final long RESOLVED = 2251799813700017L;
    static final List<String> RUNS = List.of("survey-run");

    final RecordedSearch recorded = new RecordedSearch(Duration.ofSeconds(30));
    final EngineHistory searched = new SearchedHistory(recorded.search(), recorded.models());

    SearchedHistoryTest() throws IOException {}

    @BeforeEach
    void answer() {
        answer(recorded, String.valueOf(RUN), RecordedSearch::text);
    }

    /** @param run the key of its instance @param text of a file */
    static void answer(RecordedSearch recorded, String run, UnaryOperator<String> text) {
        recorded.findsNothing("/process-instances/search")
                .answers("/process-instances/search", having("processInstanceKey", run), reads(text, "instance-of-run"))
                .answers("/process-instances/search", having("parentProcessInstanceKey", run), reads(text, CALLED))
                .answers("/element-instances/search", run, reads(text, "elements-of-run"))
                .answers("/element-instances/search", FOLLOW_UP, reads(text, "elements-of-follow-up"))
                .answers("/process-instances/" + run + "/sequence-flows", "", reads(text, "flows-of-run"))
                .answers("/process-instances/" + FOLLOW_UP + "/sequence-flows", "", reads(text, "flows-of-follow-up"))
                .findsNothing("/user-tasks/search")
                .answers("/user-tasks/search", FOLLOW_UP, reads(text, "tasks-of-follow-up"))
                .answers("/variables/search", "scopeKey", reads(text, "variables"))
                .answers("/jobs/search", "\"FAILED\"", reads(text, "failed-jobs"))
                .findsNothing("/incidents/search")
                .answers("/incidents/search", "processInstanceKey", reads(text, "incidents-of-run"))
                .answers("/incidents/search", "neq\":\"RESOLVED\"", reads(text, "open-incidents"))
                .answers("/incidents/search", incident(OPEN), reads(text, "open-incidents"))
                .answers("/incidents/search", incident(RESOLVED), reads(text, "resolved-incident"))
                .answers("/process-definitions/2251799813690001/xml", "", body -> text.apply("survey-run.bpmn"))
                .answers("/process-definitions/2251799813690050/xml", "", body -> text.apply("follow-up-call.bpmn"));
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    static String having(String field, String key) {
        return "\"%s\":\\{[^}]*\"%s\"".formatted(field, key);
    }

    private static String incident(long key) {
        return having("incidentKey", String.valueOf(key));
    }

    private static UnaryOperator<String> reads(UnaryOperator<String> text, String file) {
        return question -> text.apply(file + ".json");
    }
}
