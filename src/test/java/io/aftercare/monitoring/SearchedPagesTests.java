package io.aftercare.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.PartsAbove;
import io.aftercare.engine.RecordedSearch;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** The pages of runs where the search API tells what the engine did, and where it does not answer. */
class SearchedPagesTests extends WatchedRunTest {

    /** Made anew above the application's own beans, so that they read what the search API tells. */
    private static final List<String> PARTS = List.of(
            "io.aftercare.monitoring.RunHistories",
            "io.aftercare.monitoring.web.RunViews",
            "io.aftercare.monitoring.web.RunPages",
            "io.aftercare.monitoring.web.RunListPages",
            "io.aftercare.mending.Incidents",
            "io.aftercare.mending.web.IncidentPages");

    @Autowired
    private WebApplicationContext application;

    private final RecordedSearch recorded = new RecordedSearch(Duration.ofSeconds(30));

    SearchedPagesTests() throws IOException {}

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void showWhatTheSearchTells() throws Exception {
        var run = sentRun();
        var key = String.valueOf(instance(run));
        answer(key);

        assertThat(searched(path(run)).getContentAsString())
                .contains("Waits for the follow-up to end", "data-element=\"send-survey\"", "It called “Call back”")
                .contains("closed-to-send send-to-await", "{&quot;id&quot;:&quot;T-1&quot;")
                .contains("The task “Call the customer” was done.", "The engine was heard a moment ago.");
        assertThat(searched(path(run) + "/processes/2251799813700040").getContentAsString())
                .contains("Stands still at “Note it”", "550 &lt;no&gt;")
                .contains("Waits for Support to do the task “Write to the customer”");
        assertThat(searched("/incidents").getContentAsString())
                .contains("Note it: 1 run stands still", "Call back.", "550 &lt;no&gt;");
        assertThat(searched("/runs?ticket=" + run.get("ticket").asString()).getContentAsString())
                .contains("badge-fault", "Incident");
    }

    @Test
    void showWhatIsKnownWithoutTheEngine() throws Exception {
        var run = sentRun();
        answer(String.valueOf(instance(run)));
        recorded.fails(503, "{\"status\": 503}");

        var page = searched(path(run));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("The engine cannot be reached now, so where this run is in its process is not known here.")
                .contains("The survey was mailed.");
        var list = searched("/runs?ticket=" + run.get("ticket").asString());
        assertThat(list.getStatus()).isEqualTo(200);
        assertThat(list.getContentAsString())
                .contains("The engine cannot be reached now: which of these runs stand still is not shown.")
                .contains("id=\"run-" + run.get("id").asString());
        var incidents = searched("/incidents");
        assertThat(incidents.getStatus()).isEqualTo(503);
        assertThat(incidents.getContentAsString())
                .contains("Not possible right now", "The engine cannot be reached now", "try again in a moment")
                .doesNotContain("Nothing stands still");
    }

    private JsonNode sentRun() {
        var ticket = openTicket(liveSurvey());
        close(ticket);
        return awaitRun(ticket, "sent");
    }

    /** The recorded run, with the key of a real one. */
    private void answer(String key) {
        var recordedKey = String.valueOf(SearchedHistoryTest.RUN);
        SearchedHistoryTest.answer(
                recorded, key, file -> RecordedSearch.text(file).replace(recordedKey, key));
    }

    private MockHttpServletResponse searched(String path) throws Exception {
        signIn();
        return pages().perform(MockMvcRequestBuilders.get(URI.create(path)))
                .andReturn()
                .getResponse();
    }

    private MockMvc pages() {
        var history = new SearchedHistory(recorded.search(), recorded.models());
        return new PartsAbove(application, Map.of("engineHistory", history), PARTS)
                .pages("runPages", "runListPages", "incidentPages");
    }
}
