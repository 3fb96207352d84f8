package io.aftercare.wave;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.run.RunTest;
import io.aftercare.survey.SurveyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.type.TypeReference;

/**
 * Drives waves of surveys that recur. Only contacts with a value in the survey's own property are customers, so that a
 * survey of a test asks nobody of another.
 */
public abstract class WaveTest extends RunTest {

    @Autowired
    protected Properties properties;

    @Autowired
    protected Waves waves;

    @Autowired
    protected WaveDispatch dispatch;

    @Autowired
    protected WaveSteps steps;

    @Autowired
    protected WaveRepository repository;

    private final List<String> live = new ArrayList<>();

    /** A live survey that recurs. @param property since when a contact is its customer */
    protected record Recurring(String id, String property) {

        SurveyId surveyId() {
            return SurveyId.of(id);
        }
    }

    /** A contact's id and address. */
    protected record Customer(UUID id, String email) {}

    /** What is live would go on asking in the time of other tests. */
    @AfterEach
    void deleteSurveys() {
        live.forEach(id -> http.delete()
                .uri("/api/v1/surveys/" + id)
                .header("Authorization", "Bearer " + KEY)
                .exchange()
                .expectStatus()
                .isNoContent());
    }

    /** Publishes an NPS survey. @param schedule fields of the schedule as JSON @param more further fields */
    protected Recurring recurring(String schedule, String more) {
        var name = unique();
        var property = "since_" + name.replace('-', '_');
        properties.create(new PropertyDefinition(property, property, PropertyType.DATE, List.of()));
        var definition = json.readValue("""
                {"name": "%s", "type": "nps", "companyName": "Northwind", "commentWindow": "PT1M", "fatigueDays": 0,
                 "segment": {"match": "all"}}
                """.formatted(name), new TypeReference<Map<String, Object>>() {});
        definition.putAll(json.readValue("{" + more + "}", new TypeReference<>() {}));
        var fields = json.readValue("{\"since\": \"%s\", \"days\": [%s]}".formatted(property, EVERY_DAY), MAP);
        fields.putAll(json.readValue("{" + schedule + "}", MAP));
        definition.put("schedule", fields);
        var id = body(post("/api/v1/surveys", json.writeValueAsString(definition)))
                .get("id")
                .asString();
        post("/api/v1/surveys/" + id + "/publish", "").expectStatus().isOk();
        live.add(id);
        return new Recurring(id, property);
    }

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private static final String EVERY_DAY =
            "\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"";

    protected Recurring once() {
        return recurring("\"repeat\": \"once\"", "");
    }

    protected Customer customer(Recurring survey, LocalDate since) {
        var email = unique() + "@customer.test";
        return customer(email, "\"%s\": \"%s\"".formatted(survey.property(), since));
    }

    protected Customer customer(String email, String values) {
        post("/api/v1/contacts", "{\"email\": \"%s\", \"properties\": {%s}}".formatted(email, values))
                .expectStatus()
                .is2xxSuccessful();
        return new Customer(
                jdbc.sql("select id from contact where email = :email")
                        .param("email", email)
                        .query(UUID.class)
                        .single(),
                email);
    }

    /** As many customers at once, by SQL. */
    protected void customers(Recurring survey, int count, LocalDate since) {
        jdbc.sql("""
                insert into contact (id, email, properties, created_at, updated_at)
                select uuidv7(), 'c' || n || '-' || :property || '@customer.test',
                       jsonb_build_object(:property, :since), :created, :created
                from generate_series(1, :count) n""")
                .param("property", survey.property())
                .param("since", since.toString())
                .param("created", since.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("count", count)
                .update();
    }

    /** The contact was there that long, as far as it is known. */
    protected void createdOn(Customer customer, LocalDate day) {
        jdbc.sql("update contact set created_at = :day where id = :id")
                .param("day", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("id", customer.id())
                .update();
    }

    /** Whose turn it is when, worked out without the application: the first 32 bits of a hash, modulo the turns. */
    protected static int turn(Recurring survey, Customer customer, int turns) {
        try {
            var hash = MessageDigest.getInstance("MD5")
                    .digest((survey.id() + customer.id()).getBytes(StandardCharsets.UTF_8));
            return (int) (HexFormat.fromHexDigitsToLong(
                            HexFormat.of().formatHex(hash).substring(0, 8))
                    % turns);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    protected LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }

    protected void advanceTo(LocalDate day, LocalTime at) {
        advanceTo(day.atTime(at).toInstant(ZoneOffset.UTC));
    }

    private void advanceTo(Instant instant) {
        var ahead = Duration.between(time.instant(), instant);
        assertThat(ahead).as("time goes forward").isPositive();
        time.advance(ahead);
    }

    /** Ten minutes into the next day that is such a weekday; never today. */
    protected LocalDate advanceTo(DayOfWeek weekday) {
        var day = today().with(TemporalAdjusters.next(weekday));
        advanceTo(day, LocalTime.of(0, 10));
        return day;
    }

    /** Ten minutes into tomorrow. */
    protected LocalDate tomorrow() {
        var day = today().plusDays(1);
        advanceTo(day, LocalTime.of(0, 10));
        return day;
    }

    /** Lets the working hours of today pass. */
    protected void endOfWork() {
        advanceTo(today(), LocalTime.of(17, 30));
    }

    /** Starts what is due and waits until all runs of the survey's newest wave are with the engine. */
    protected WaveView awaitWave(Recurring survey) {
        dispatch.startDue();
        return awaitStarted(survey);
    }

    protected WaveView awaitStarted(Recurring survey) {
        eventually()
                .untilAsserted(() -> assertThat(newest(survey).wave().state()).isEqualTo(WaveState.STARTED));
        eventually().until(() -> onTheirWay(survey) == 0);
        return newest(survey);
    }

    protected WaveView newest(Recurring survey) {
        return waves.list(survey.surveyId(), null, 1).items().getFirst();
    }

    private long onTheirWay(Recurring survey) {
        return jdbc.sql("""
                select count(*) from survey_run
                where survey_id = :survey and process_instance_key is null and completed_at is null""")
                .param("survey", survey.surveyId().value())
                .query(Long.class)
                .single();
    }

    /** A wave of today that nobody selects or starts but the test. */
    protected Wave insert(Recurring survey) {
        var now = time.instant();
        var wave =
                new Wave(WaveId.next(), survey.surveyId(), today(), false, WaveState.DUE, null, null, now, null, null);
        assertThat(repository.insert(wave)).isTrue();
        return wave;
    }

    protected long remaining(Wave wave) {
        return repository.remaining(wave.id());
    }

    protected void stop(Wave... all) {
        List.of(all).forEach(wave -> repository.stop(wave.id(), time.instant()));
    }

    /** Waits until no run of the wave waits for its hour any more. */
    protected WaveProgress awaitSent(Recurring survey) {
        eventually().untilAsserted(() -> {
            var progress = newest(survey).progress();
            assertThat(progress.waiting() + progress.scheduled()).isZero();
        });
        return newest(survey).progress();
    }

    /** The days on which the contact was asked by the survey. */
    protected List<LocalDate> asked(Recurring survey, Customer customer) {
        return jdbc.sql("""
                select (sent_at at time zone 'UTC')::date as day from survey_run
                where survey_id = :survey and contact_id = :contact and sent_at is not null order by sent_at""")
                .param("survey", survey.surveyId().value())
                .param("contact", customer.id())
                .query((row, at) -> Objects.requireNonNull(row.getObject("day", LocalDate.class)))
                .list();
    }
}
