package io.aftercare.response;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.Refusal;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The links of test mails. Each keeps the draft that it shows; of whoever follows it nothing is kept. */
@Service
public class TestLinks {

    /** Tests that one person may send within an hour. */
    public static final int PER_HOUR = 20;

    /** How long the pages can be looked at. */
    static final Duration LIFE = Duration.ofDays(7);

    /** How long after that a link still tells that it has expired. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    TestLinks(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        // What a newer copy of Aftercare has kept must not stop this one.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.clock = clock;
    }

    /**
     * Makes the link of a test.
     *
     * @param survey in the language of the mail
     * @param by the address of who gets the test
     * @throws Refusal {@code too-many-tests}
     */
    @Transactional
    public TestLink open(SurveyId id, SurveyDefinition survey, String by) {
        requireFewer(by);
        var now = clock.instant();
        var link = new TestLink(LinkToken.next(), id, survey, false);
        jdbc.sql("""
                insert into test_link (token, survey_id, definition, language, created_by, created_at, expires_at)
                values (:token, :survey, :definition::jsonb, :language, :by, :now, :expires)""")
                .param("token", link.token())
                .param("survey", id.value())
                .param("definition", json.writeValueAsString(survey))
                .param("language", survey.language())
                .param("by", by)
                .param("now", utc(now))
                .param("expires", utc(now.plus(LIFE)))
                .update();
        return link;
    }

    /** The link with this token; none if it expired long ago. */
    public Optional<TestLink> find(String token) {
        return jdbc.sql("select token, survey_id, definition, expires_at from test_link where token = :token")
                .param("token", token)
                .query(this::link)
                .optional();
    }

    void deleteOld() {
        jdbc.sql("delete from test_link where expires_at < :then")
                .param("then", utc(clock.instant().minus(REMEMBERED)))
                .update();
    }

    /** One after another for each person, or two at once would each find room for the last one. */
    private void requireFewer(String by) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('test_link ' || :by, 0))")
                .param("by", by)
                .query((row, at) -> true)
                .single();
        var sent = jdbc.sql("select count(*) from test_link where created_by = :by and created_at > :since")
                .param("by", by)
                .param("since", utc(clock.instant().minus(Duration.ofHours(1))))
                .query(Integer.class)
                .single();
        if (sent >= PER_HOUR) {
            throw Refusal.tooMany(
                    "too-many-tests",
                    "%d tests were sent to %s within the last hour, which is the limit. Try again later."
                            .formatted(sent, by));
        }
    }

    private TestLink link(ResultSet row, int at) throws SQLException {
        return new TestLink(
                row.getString("token"),
                new SurveyId(row.getObject("survey_id", UUID.class)),
                json.readValue(row.getString("definition"), SurveyDefinition.class),
                !clock.instant().isBefore(instant(row, "expires_at")));
    }
}
