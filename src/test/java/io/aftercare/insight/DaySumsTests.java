package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Over data of chance, sums say what counting says: before a day is summed up, after it, and when things change late. */
class DaySumsTests extends InsightTest {

    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    @Autowired
    private DaySums sums;

    @Autowired
    private Insights insights;

    @Autowired
    private Funnels funnels;

    @Autowired
    private SurveyFigures figures;

    @Autowired
    private DataSource source;

    private StraightCounts straight;
    private List<SurveyId> surveys;
    private String elsewhere;

    /** 300 tickets and their runs, and runs without a ticket, in June 2019. */
    @BeforeEach
    void chance() {
        straight = new StraightCounts(jdbc);
        surveys = List.of(survey("ces"), survey("ces"), survey("ces"));
        elsewhere = pipelineOf(survey("nps"));
        var pipelines = Stream.concat(surveys.stream().limit(2).map(this::pipelineOf), Stream.of(elsewhere))
                .toArray(String[]::new);
        var contact = contact("Ann", null);
        jdbc.sql("""
                insert into ticket (id, external_id, subject, pipeline, contact_id, owner_email, state, closed_at, created_at)
                select gen_random_uuid(), gen_random_uuid(), 'Help', (cast(:pipelines as text[]))[1 + n % 3], :contact,
                       (array['a@agents.test', 'b@agents.test', null])[1 + floor(random() * 3)], 'closed',
                       timestamptz '2019-06-01Z' + random() * interval '30 days', now()
                from generate_series(1, 300) n""")
                .param("pipelines", pipelines)
                .param("contact", contact.value())
                .update();
        jdbc.sql("""
                insert into survey_run (id, survey_id, survey_version, ticket_id, contact_id, state, reason, score, commented,
                    created_at, scheduled_for, sent_at, completed_at, correlation_key, pipeline, owner_email, language)
                select gen_random_uuid(), survey, 1, ticket, :contact, state,
                       case when state in ('skipped', 'undeliverable') then
                           (array['asked-recently', 'ticket-reopened'])[1 + floor(random() * 2)] end,
                       case when state in ('answered', 'completed') then 1 + floor(random() * 7) end, random() < 0.3,
                       at, at, case when state not in ('scheduled', 'skipped', 'undeliverable')
                                 or state = 'undeliverable' and random() < 0.5 then
                           at + random() * interval '3 days' end,
                       now(), gen_random_uuid(), pipeline, owner,
                       (array['en', 'de', null])[1 + floor(random() * 3)]
                from (
                    select survey, t.id as ticket, t.pipeline, t.owner_email as owner,
                           t.closed_at + random() * interval '2 days' as at
                    from ticket t cross join unnest(cast(:asking as uuid[])) survey
                    where t.pipeline = any (:pipelines) and t.contact_id = :contact and random() < 0.7
                    union all
                    select :plain, null, null, null, timestamptz '2019-06-01Z' + random() * interval '30 days'
                    from generate_series(1, 200)
                ) run cross join lateral (
                    select (array['scheduled', 'sent', 'answered', 'completed', 'skipped', 'undeliverable', 'expired',
                                  'withdrawn'])[1 + floor(random() * 8 + 0 * extract(epoch from at))] as state) s""")
                .param("pipelines", pipelines)
                .param("contact", contact.value())
                .param("asking", surveys.stream().limit(2).map(SurveyId::value).toArray(UUID[]::new))
                .param("plain", surveys.get(2).value())
                .update();
        anonymous(contact);
    }

    /** Some of those who answered did so anonymously; of what they said, most is counted, on any days. */
    private void anonymous(ContactId contact) {
        jdbc.sql("""
                update survey_run set score = null, commented = false, answered_anonymously = true
                where contact_id = :contact and score is not null and random() < 0.2""").param("contact", contact.value()).update();
        jdbc.sql("""
                insert into anonymous_answer (id, survey_id, score, counted_at)
                select gen_random_uuid(), survey, 1 + floor(random() * 7),
                       case when random() < 0.8 then timestamptz '2019-06-01T12:00:00Z'
                           + cast(floor(random() * 30) as int) * interval '1 day' end
                from unnest(cast(:surveys as uuid[])) survey cross join generate_series(1, 40)""")
                .param("surveys", surveys.stream().map(SurveyId::value).toArray(UUID[]::new))
                .update();
    }

    @Test
    void sumsSayWhatCountingSays() {
        assertRight();
        sums.sumUpDue();
        assertThat(isSummed()).isTrue();
        assertRight();

        change();
        assertThat(isSummed()).isFalse();
        assertRight();
        sums.sumUpDue();
        assertThat(isSummed()).isTrue();
        assertRight();
    }

    @Test
    void aDayIsReadFromItsSumsUntilSomethingOfItChanges() {
        sums.sumUpDue();
        var filter = filter(surveys.get(2), null, null, null, ZoneOffset.UTC);
        var right = insights.report(filter).now().delivered();
        var day = jdbc.sql("select cast(min(sent_at) at time zone 'UTC' as date) from survey_run "
                        + "where survey_id = :survey and sent_at >= '2019-06-12Z' and state <> 'undeliverable'")
                .param("survey", surveys.get(2).value())
                .query(LocalDate.class)
                .single();
        jdbc.sql("update score_sum set unanswered = unanswered + 1000 where day = :day and within = 'survey' "
                        + "and within_key = :survey and part_of = ''")
                .param("day", day)
                .param("survey", surveys.get(2).toString())
                .update();

        assertThat(insights.report(filter).now().delivered()).isEqualTo(right + 1000);
        jdbc.sql("update survey_run set state = 'answered', score = 1 + coalesce(score, 0) % 7 "
                        + "where survey_id = :survey and cast(sent_at at time zone 'UTC' as date) = :day "
                        + "and state <> 'undeliverable'")
                .param("survey", surveys.get(2).value())
                .param("day", day)
                .update();
        assertThat(insights.report(filter).now().delivered()).isEqualTo(right);
        sums.sumUpDue();
        assertThat(insights.report(filter).now().delivered()).isEqualTo(right);
    }

    @Test
    void whatTwoThingsRestrictIsReadFromSums() {
        sums.sumUpDue();
        var filter = filter(null, pipelineOf(surveys.getFirst()), null, "en", ZoneOffset.UTC);
        var right = insights.report(filter).now().delivered();
        var days = jdbc.sql("update score_sum set unanswered = unanswered + 1000 where within = 'pipeline language' "
                        + "and within_key = :key and part_of = '' and day between '2019-06-12' and '2019-06-20'")
                .param("key", pipelineOf(surveys.getFirst()) + " en")
                .update();

        assertThat(days).isPositive();
        assertThat(insights.report(filter).now().delivered()).isEqualTo(right + 1000L * days);
        jdbc.sql("update summed_day set summed = false where day < '2019-08-01'")
                .update();
        assertThat(insights.report(filter).now().delivered()).isEqualTo(right);
    }

    @Test
    void whatIsCommittedWhileItsDayIsSummedUpIsNotMissed() throws SQLException {
        sums.sumUpDue();
        try (var other = source.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update survey_run set score = 7, state = 'completed' where sent_at < '2019-07-05Z'");
            statement.execute("update ticket set owner_email = 'c@agents.test' where closed_at < '2019-06-10Z'");
            jdbc.sql("update summed_day set summed = false where day < '2019-08-01'")
                    .update();
            sums.sumUpDue();
            assertRight();
            other.commit();
            other.setAutoCommit(true);
        }
        assertRight();
        sums.sumUpDue();
        assertRight();
    }

    @Test
    void twoMaySumUpAtOnce() {
        var first = CompletableFuture.runAsync(sums::sumUpDue);
        var second = CompletableFuture.runAsync(sums::sumUpDue);

        CompletableFuture.allOf(first, second).join();

        assertThat(isSummed()).isTrue();
        assertRight();
    }

    /** Answers and comments that come late, runs that end, tickets that are closed again, later or by somebody else. */
    private void change() {
        jdbc.sql("""
                update survey_run set state = 'completed', score = 1 + floor(random() * 7), commented = random() < 0.5
                where sent_at < '2019-08-01Z' and random() < 0.1""").update();
        jdbc.sql("update survey_run set state = 'withdrawn' where created_at < '2019-08-01Z' and random() < 0.05")
                .update();
        jdbc.sql("update survey_run set state = 'undeliverable', reason = 'came-back' where state = 'sent' "
                        + "and created_at < '2019-08-01Z' and random() < 0.2")
                .update();
        jdbc.sql("update survey_run set reason = 'ticket-reopened' where reason is not null and random() < 0.3 "
                        + "and created_at < '2019-08-01Z'")
                .update();
        jdbc.sql("update ticket set closed_at = closed_at + interval '40 hours' where closed_at < '2019-07-01Z' "
                        + "and random() < 0.1")
                .update();
        jdbc.sql(
                        "update ticket set state = 'open', closed_at = null where closed_at < '2019-07-01Z' and random() < 0.05")
                .update();
        jdbc.sql("update ticket set owner_email = 'b@agents.test' where closed_at < '2019-07-01Z' and random() < 0.05")
                .update();
    }

    private void assertRight() {
        assertFiguresAreRight();
        for (var zone : List.of(ZoneOffset.UTC, KATHMANDU)) {
            assertRight(filter(null, null, null, null, zone));
            assertRight(filter(surveys.getFirst(), null, null, null, zone));
            assertRight(filter(null, null, "a@agents.test", null, zone));
        }
        assertRight(filter(surveys.getLast(), null, null, null, BERLIN));
        assertRight(filter(null, pipelineOf(surveys.getFirst()), null, null, BERLIN));
        assertRight(filter(null, null, null, "de", BERLIN));
        assertRight(filter(surveys.getFirst(), pipelineOf(surveys.getFirst()), null, null, BERLIN));
        assertRight(filter(surveys.getLast(), null, null, "en", KATHMANDU));
        assertRight(filter(null, pipelineOf(surveys.get(1)), null, "de", BERLIN));
        assertRight(filter(surveys.getFirst(), pipelineOf(surveys.getFirst()), null, "de", BERLIN));
        assertRight(filter(null, elsewhere, "b@agents.test", "en", BERLIN));
        assertRight(filter(surveys.getFirst(), null, "a@agents.test", null, BERLIN));
    }

    /** Of the home page and the list of surveys, from Monday, 10 June on. */
    private void assertFiguresAreRight() {
        var from = LocalDate.parse("2019-06-10");
        var period = Duration.between(from.atStartOfDay().toInstant(ZoneOffset.UTC), time.instant());
        var totals = figures.of(surveys, period);
        var weeks = figures.weekly(surveys, period);
        for (var survey : surveys) {
            var filter = filter(survey, null, null, null, ZoneOffset.UTC);
            var all = new InsightPeriod(from, LocalDate.parse("2019-08-01"), ZoneOffset.UTC);
            assertThat(totals.get(survey)).isEqualTo(straight.figures(filter, all));
            assertThat(weeks.get(survey))
                    .startsWith(Stream.iterate(from, monday -> monday.plusWeeks(1))
                            .limit(5)
                            .map(monday -> new InsightPeriod(monday, monday.plusDays(6), ZoneOffset.UTC))
                            .map(week -> new WeekFigures(week.from(), straight.figures(filter, week)))
                            .toArray(WeekFigures[]::new));
        }
    }

    private void assertRight(InsightFilter filter) {
        straight.assertSame(insights.report(filter));
        straight.assertSame(filter, funnels.of(filter));
    }

    private boolean isSummed() {
        return jdbc.sql("""
                select (select bool_and(summed) from summed_day where day < '2019-08-01')
                   and not exists (select from changed_day c left join ticket t on t.id = c.ticket_id
                                   where coalesce(c.day, cast(t.closed_at as date)) < '2019-08-01')""").query(Boolean.class).single();
    }

    /** Of 12 to 25 June, which is compared with 29 May to 11 June. */
    private static InsightFilter filter(
            @Nullable SurveyId survey,
            @Nullable String pipeline,
            @Nullable String owner,
            @Nullable String language,
            ZoneId zone) {
        var period = new InsightPeriod(LocalDate.parse("2019-06-12"), LocalDate.parse("2019-06-25"), zone);
        return new InsightFilter(SurveyType.CES, survey, pipeline, owner, language, period);
    }
}
