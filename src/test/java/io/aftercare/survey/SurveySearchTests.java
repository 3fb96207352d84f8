package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aftercare.StatementCount;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of surveys. */
class SurveySearchTests extends SurveyTest {

    private final String mark = unique();

    @Autowired
    private DataSource database;

    @Autowired
    private Properties properties;

    @Test
    void findsByAnyPartOfTheNameInAnyCase() {
        var survey = named("Support " + mark + " Größe 100%_\\\\");

        assertThat(found("PPORT " + mark.toUpperCase(), null)).containsExactly(survey.id());
        assertThat(found(" " + mark + " grö", null)).containsExactly(survey.id());
        assertThat(found(mark + " größe 100%_\\", null)).containsExactly(survey.id());
        assertThat(found(mark + "%", null)).isEmpty();
        assertThat(found("_" + mark, null)).isEmpty();
    }

    @Test
    void findsByStatusNewestFirstPageByPage() {
        var ids = List.of(named("C " + mark), named("B " + mark), named("A " + mark)).reversed().stream()
                .map(Survey::id)
                .toList();
        surveys.publish(ids.get(1));

        assertThat(found(mark, null)).containsExactlyElementsOf(ids);
        assertThat(found(mark, SurveyStatus.LIVE)).containsExactly(ids.get(1));
        assertThat(found(mark, SurveyStatus.PAUSED)).isEmpty();
        var first = surveys.search(mark, null, null, 2);
        assertThat(first.items()).extracting(SurveyRow::id).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(surveys.search(mark, null, SurveyId.of(String.valueOf(first.next())), 2)
                        .items())
                .extracting(SurveyRow::id)
                .containsExactly(ids.get(2));
    }

    @Test
    void aRowSaysWhereTheSurveyStands() {
        var pipeline = newPipeline();
        var survey = create("\"name\": \"%s\", \"type\": \"ces\", \"pipeline\": \"%s\"".formatted(mark, pipeline));
        var live = surveys.publish(survey.id());

        assertThat(surveys.search(mark, null, null, 10).items())
                .containsExactly(new SurveyRow(
                        survey.id(),
                        mark,
                        SurveyType.CES,
                        SurveyStatus.LIVE,
                        pipeline,
                        1,
                        false,
                        false,
                        false,
                        live.updatedAt(),
                        "API"));

        edited(live, "greeting", "Hello");
        assertThat(surveys.search(mark, null, null, 10).items())
                .extracting(SurveyRow::unpublished)
                .containsExactly(true);
    }

    @Test
    void aRowSaysWhetherTheSurveyIsShownOnWebSites() {
        create("\"name\": \"%s\", \"type\": \"nps\", \"web\": {}".formatted(mark));

        assertThat(surveys.search(mark, null, null, 10).items())
                .extracting(SurveyRow::web)
                .containsExactly(true);
    }

    @Test
    void aDeletedSurveyIsNotFound() {
        surveys.delete(named(mark).id());
        assertThat(found(mark, null)).isEmpty();
    }

    @Test
    void whatWasPublishedHasNoChangesHoweverAnOlderVersionWroteItsDraft() {
        var survey = named(mark);
        jdbc.sql("update survey set draft = draft - 'anonymous' where id = :id")
                .param("id", survey.id().value())
                .update();

        surveys.publish(survey.id());

        assertThat(surveys.search(mark, null, null, 10).items())
                .extracting(SurveyRow::unpublished)
                .containsExactly(false);
        assertThat(surveys.get(survey.id()).revision()).isEqualTo(survey.revision());
    }

    @Test
    void thoseThatRecurAreReadWithOneConnectionAtATime() throws SQLException {
        var property = "nobody_" + mark.replace('-', '_');
        properties.create(new PropertyDefinition(property, property, PropertyType.TEXT, List.of()));
        var survey = create("""
                "schedule": {"repeat": "once"}, "segment": {"match": "all", "parts": [
                    {"type": "presence", "field": "properties.%s", "operator": "is-known"}]}
                """.formatted(property));
        surveys.publish(survey.id());
        try (var pool = new HikariDataSource()) {
            database.unwrap(HikariDataSource.class).copyStateTo(pool);
            pool.setPoolName("one");
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(250);
            var one = JdbcClient.create(pool);

            var recurring = new ScheduledSurveys(one, new SurveyVersions(new SurveyRepository(one, json)));

            assertThat(recurring.find(survey.id())).isPresent();
        }
    }

    @Test
    void costsOneStatement() throws Exception {
        assertThat(StatementCount.statementsOf(() -> surveys.search(null, null, null, 50)))
                .hasSize(1);
    }

    private Survey named(String name) {
        return create("\"name\": \"%s\"".formatted(name));
    }

    private List<SurveyId> found(String text, @Nullable SurveyStatus status) {
        return surveys.search(text, status, null, 50).items().stream()
                .map(SurveyRow::id)
                .toList();
    }
}
