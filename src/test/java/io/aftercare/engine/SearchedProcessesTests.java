package io.aftercare.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftercare.common.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is deployed, as a cluster of 8.8 or newer would tell it; answers are written after its specification. */
class SearchedProcessesTests {

    private static final long FOLLOW_UP = 2251799813690050L;

    private final RecordedSearch recorded = new RecordedSearch(Duration.ofSeconds(30));
    private final DeployedProcesses deployed = new SearchedProcesses(recorded.search(), recorded.models());

    SearchedProcessesTests() throws IOException {}

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void tellsTheNewestVersionAndItsFile() {
        recorded.findsNothing("/process-definitions/search")
                .answers("/process-definitions/search", "follow-up-call", "newest-follow-up.json")
                .answers("/process-definitions/" + FOLLOW_UP + "/xml", "", "follow-up-call.bpmn");

        assertThat(deployed.newest("follow-up-call"))
                .hasValue(new DeployedProcess(FOLLOW_UP, "follow-up-call", 1, "Call back", null));
        assertThat(deployed.newest("no-such")).isEmpty();
        assertThat(deployed.xml(FOLLOW_UP))
                .hasValue(RecordedSearch.text("follow-up-call.bpmn").getBytes(StandardCharsets.UTF_8));
        assertThat(deployed.xml(1)).isEmpty();
        assertThat(deployed.areKnown()).isTrue();
        assertThat(recorded.asked("/process-definitions/search").getFirst().body())
                .contains("\"order\":\"DESC\"", "\"field\":\"version\"", "\"limit\":1", "\"tenantId\":\"<default>\"");
    }

    @Test
    void findsProcessesByWhatTheirNewestVersionDeclaresAndReadsEachFileOnce() {
        recorded.answers("/process-definitions/search", "\"isLatestVersion\":true", "definitions.json")
                .answers("/process-definitions/2251799813690001/xml", "", "survey-run.bpmn")
                .answers("/process-definitions/" + FOLLOW_UP + "/xml", "", "follow-up-call.bpmn");

        for (var time = 0; time < 2; time++) {
            assertThat(deployed.declaring("io.aftercare.kind", "follow-up"))
                    .extracting(DeployedProcess::processId)
                    .containsExactly("follow-up-call");
        }
        assertThat(deployed.declaring("io.aftercare.kind", "other")).isEmpty();
        assertThat(recorded.asked("/process-definitions/" + FOLLOW_UP + "/xml")).hasSize(1);
    }

    @Test
    void bearsAFileThatSaysNothing() {
        recorded.answers("/process-definitions/search", "", "definitions.json")
                .answers("/process-definitions/2251799813690001/xml", "", body -> "no XML");

        assertThat(deployed.declaring("io.aftercare.kind", "follow-up")).isEmpty();
    }

    @Test
    void refusesWhileTheEngineIsAway() {
        recorded.fails(500, "{}");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> deployed.newest("follow-up-call"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("engine-away"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> deployed.xml(FOLLOW_UP));
    }
}
