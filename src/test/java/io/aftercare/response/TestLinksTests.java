package io.aftercare.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class TestLinksTests extends AftercareTest {

    @Autowired
    private TestLinks links;

    @Autowired
    private Surveys surveys;

    @Autowired
    private JsonMapper json;

    @Test
    void areDeletedLongAfterTheyExpired() {
        var kept = open(newPerson());
        var old = open(newPerson());
        jdbc.sql("update test_link set expires_at = '2020-01-01' where token = ?")
                .param(old.token())
                .update();

        links.deleteOld();

        assertThat(links.find(old.token())).isEmpty();
        assertThat(links.find(kept.token())).contains(kept);
    }

    @Test
    void areBoundedHoweverManyAreAskedForAtOnce() throws Exception {
        var person = newPerson();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<TestLink> opening = () -> open(person);
            var all = threads.invokeAll(Collections.nCopies(TestLinks.PER_HOUR + 10, opening));

            assertThat(all)
                    .filteredOn(one -> one.state() == Future.State.SUCCESS)
                    .hasSize(TestLinks.PER_HOUR);
        }
        assertThat(open(newPerson()).expired()).isFalse();
    }

    private TestLink open(String person) {
        var survey = json.readValue(
                "{\"name\": \"%s\", \"type\": \"%s\"}".formatted(UUID.randomUUID(), SurveyType.CSAT.key()),
                SurveyDefinition.class);
        return links.open(surveys.create(survey).id(), survey, person);
    }

    private static String newPerson() {
        return UUID.randomUUID() + "@northwind.example";
    }
}
