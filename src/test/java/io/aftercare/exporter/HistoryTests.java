package io.aftercare.exporter;

import static io.aftercare.exporter.InstanceRecords.INSTANCE;
import static io.aftercare.exporter.InstanceRecords.instance;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.ImmutableRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What instances do, as it comes together from records, with the broker's part in our hands. */
class HistoryTests extends ExporterTest {

    private Instant now = Instant.parse("2026-03-31T23:00:00Z");
    private long position;

    @Test
    void writesABeginningAndItsEndAtOnceOrOneAfterTheOther() {
        try (var broker = broker()) {
            element(broker, 1, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            element(broker, 1, ProcessInstanceIntent.ELEMENT_COMPLETED);
            element(broker, 2, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            broker.wake();
            now = now.plus(Duration.ofDays(1));
            element(broker, 2, ProcessInstanceIntent.ELEMENT_TERMINATED);
            broker.wake();
        }

        assertThat(texts("select concat_ws('|', key, element_id, started_at at time zone 'UTC', ended_at at time zone"
                        + " 'UTC', terminated) from engine.element_instance order by key"))
                .containsExactly(
                        "1|element-1|2026-03-31 23:00:00|2026-03-31 23:00:00|f",
                        "2|element-2|2026-03-31 23:00:00|2026-04-01 23:00:00|t");
    }

    @Test
    void gathersTheVariablesOfTheInstanceItself() {
        try (var broker = broker()) {
            process(broker, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            variable(broker, INSTANCE, "score", "3");
            variable(broker, INSTANCE, "band", "\"easy\"");
            broker.wake();
            variable(broker, INSTANCE, "score", "5");
            variable(broker, 1, "ofAnElement", "1");
            variable(broker, INSTANCE, "nul", "\"a\\u0000b\"");
            variable(broker, INSTANCE, "long", "\"" + "x".repeat(10_000) + "\"");
            broker.wake();
        }

        assertThat(texts("select variables - 'long' from engine.process_instance"))
                .containsExactly("{\"nul\": \"\\\"a\\\\u0000b\\\"\", \"band\": \"easy\", \"score\": 5}");
        assertThat(texts("select length(variables->>'long') from engine.process_instance"))
                .containsExactly("4000");
    }

    @Test
    void knowsACalledInstanceWhoseVariablesComeFirst() {
        try (var broker = broker()) {
            variable(broker, INSTANCE, "score", "3");
            process(broker, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            broker.wake();
        }

        assertThat(texts("select variables from engine.process_instance")).containsExactly("{\"score\": 3}");
    }

    @Test
    void keepsTheVariablesOfACalledInstanceWhoseBeginningComesInTheNextBatch() {
        try (var broker = broker()) {
            element(broker, 1, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            variable(broker, INSTANCE, "runId", "1");
            variable(broker, INSTANCE, "score", "2");
            broker.wake();
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(1);
            process(broker, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            broker.wake();
            variable(broker, INSTANCE, "score", "7");
            broker.wake();
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(position);
        }

        assertThat(texts("select variables from engine.process_instance"))
                .containsExactly("{\"runId\": 1, \"score\": 7}");
    }

    @Test
    void tellsWhatIsOpen() {
        try (var broker = broker()) {
            incident(broker, 1, IncidentIntent.CREATED);
            incident(broker, 2, IncidentIntent.CREATED);
            incident(broker, 2, IncidentIntent.RESOLVED);
            timer(broker, 1, TimerIntent.CREATED);
            timer(broker, 2, TimerIntent.CREATED);
            timer(broker, 2, TimerIntent.TRIGGERED);
            task(broker, UserTaskIntent.CREATED, "");
            broker.wake();
            incident(broker, 1, IncidentIntent.RESOLVED);
            timer(broker, 1, TimerIntent.CANCELED);
            task(broker, UserTaskIntent.ASSIGNED, "ada@northwind.example");
            broker.wake();
        }

        assertThat(texts("select key from engine.incident where resolved_at is null"))
                .isEmpty();
        assertThat(texts("select message from engine.incident order by key")).containsExactly("No\nroute", "No\nroute");
        assertThat(texts("select key from engine.timer")).isEmpty();
        assertThat(texts("select concat_ws('|', assignee, candidate_groups, due_at at time zone 'UTC', custom_headers,"
                        + " form_key) from engine.user_task where ended_at is null"))
                .containsExactly("ada@northwind.example|{\"Team, A\"}|2026-04-02 08:00:00|{\"a\": \"\\\"b\\\\\"}|7");
    }

    @Test
    void dropsAMonthThatIsOldEnoughUnlessSomethingInItIsStillOpen() {
        try (var broker = broker()) {
            process(broker, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            broker.wake();
            now = now.plus(Duration.ofDays(60));
            element(broker, 5, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            broker.wake();
        }
        try (var broker = broker()) {
            broker.wake();
            assertThat(parts()).containsExactly("2026_03", "2026_05");

            process(broker, ProcessInstanceIntent.ELEMENT_COMPLETED);
            broker.wake();
        }
        try (var broker = broker()) {
            broker.wake();
        }
        assertThat(parts()).containsExactly("2026_05");
    }

    @Test
    void leavesOutWhatPostgreSqlCanNeverTake() {
        try (var broker = broker()) {
            process(broker, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            element(broker, 1, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            broker.wake();
            variable(broker, INSTANCE, "broken", "{no JSON");
            element(broker, 2, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            broker.wake();
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(position);
        }

        assertThat(texts("select key from engine.element_instance order by key"))
                .containsExactly("1", "2");
        assertThat(texts("select variables from engine.process_instance")).containsExactly("{}");
    }

    @Test
    void leavesOutWhatIsTooLongForAnIndex() {
        try (var broker = broker()) {
            task(
                    broker,
                    UserTaskIntent.CREATED,
                    new Random(1)
                            .ints(8_000, 'a', 'z')
                            .mapToObj(Character::toString)
                            .collect(joining()));
            process(broker, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            broker.wake();
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(position);
        }

        assertThat(texts("select key from engine.user_task")).isEmpty();
        assertThat(texts("select key from engine.process_instance")).containsExactly("100");
    }

    @Test
    void saysThatItIsThereWhileNothingHappens() {
        try (var broker = broker()) {
            element(broker, 1, ProcessInstanceIntent.ELEMENT_ACTIVATING);
            broker.wake();
            database()
                    .sql("update engine.exporter_position set seen_at = 'epoch'")
                    .update();
            broker.wake();
        }

        assertThat(texts("select seen_at > now() - interval '1 minute' from engine.exporter_position"))
                .containsExactly("t");
    }

    private void process(FakeBroker broker, Intent intent) {
        export(broker, ValueType.PROCESS_INSTANCE, intent, INSTANCE, instance(BpmnElementType.PROCESS, "p"));
    }

    private void element(FakeBroker broker, long key, Intent intent) {
        var value = instance(BpmnElementType.SERVICE_TASK, "element-" + key);
        export(broker, ValueType.PROCESS_INSTANCE, intent, key, value);
    }

    private void variable(FakeBroker broker, long scope, String variable, String value) {
        export(
                broker,
                ValueType.VARIABLE,
                VariableIntent.CREATED,
                position + 1_000,
                InstanceRecords.variable(scope, variable, value));
    }

    private void incident(FakeBroker broker, long key, Intent intent) {
        export(broker, ValueType.INCIDENT, intent, key, InstanceRecords.incident());
    }

    private void timer(FakeBroker broker, long key, Intent intent) {
        export(broker, ValueType.TIMER, intent, key, InstanceRecords.timer(now.plusSeconds(60)));
    }

    private void task(FakeBroker broker, Intent intent, String assignee) {
        export(broker, ValueType.USER_TASK, intent, 50, InstanceRecords.task(50, assignee));
    }

    private void export(FakeBroker broker, ValueType type, Intent intent, long key, RecordValue value) {
        broker.export(ImmutableRecord.builder()
                .withPosition(++position)
                .withTimestamp(now.toEpochMilli())
                .withPartitionId(1)
                .withKey(key)
                .withRecordType(RecordType.EVENT)
                .withValueType(type)
                .withIntent(intent)
                .withValue(value)
                .build());
    }

    private List<String> parts() {
        return texts("select right(inhrelid::regclass::text, 7) from pg_inherits"
                + " where inhparent = 'engine.user_task'::regclass order by 1");
    }

    private List<String> texts(String sql) {
        var texts = new ArrayList<String>();
        database()
                .sql(sql)
                .query((row, at) -> String.valueOf((@Nullable Object) row.getString(1)))
                .list()
                .forEach(texts::add);
        return texts;
    }

    private FakeBroker broker() {
        return broker(port(), position == 0 ? -1 : position, Map.of("keepDays", "20"));
    }
}
