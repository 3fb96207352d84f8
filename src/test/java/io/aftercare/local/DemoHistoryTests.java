package io.aftercare.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.crm.Pipelines;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDefinition.From;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The history of the local start fits the tables as they are; nothing of it stays. */
class DemoHistoryTests extends AftercareTest {

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Surveys surveys;

    @Autowired
    private Pipelines pipelines;

    @Test
    @Transactional
    void isOfTwoOwnersAndOfTwoMonths() {
        if (!pipelines.exists("support")) {
            pipelines.create("support", "Support");
        }
        var survey = surveys.publish(surveys.create(SurveyDefinition.of(SurveyType.CES, "Support effort").toBuilder()
                        .companyName("Northwind")
                        .sender(new From("Northwind", "support@northwind.example"))
                        .pipeline("support")
                        .build())
                .id());

        DemoData.HISTORY.execute(database);

        assertThat(jdbc.sql("""
                        select count(*) from survey_run
                        where survey_id = ? and owner_email like '%@northwind.example'
                            and sent_at between now() - interval '60 days' and now()
                            and exists (select from answer where run_id = survey_run.id) = (state = 'completed')
                        """).param(survey.id().value()).query(Integer.class).single())
                .isEqualTo(120);
    }
}
