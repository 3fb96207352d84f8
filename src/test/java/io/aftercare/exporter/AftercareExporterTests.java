package io.aftercare.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exporter and a real PostgreSQL, with the broker's part in our hands; each test has a database of its own. */
class AftercareExporterTests extends ExporterTest {

    @Test
    void tellsTheBrokerOnlyWhatIsCommitted() {
        try (var broker = broker(port(), -1)) {
            broker.export(ProcessRecords.created(1, "a", 1));
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(-1);
            broker.wake();
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(1);

            broker.export(ProcessRecords.created(2, "b", 1));
            broker.export(ProcessRecords.created(3, "c", 1));

            assertThat(broker.getLastExportedRecordPosition())
                    .as("a full batch does not wait")
                    .isEqualTo(3);
            assertThat(versions()).containsExactly("a:1", "b:1", "c:1");
        }
    }

    @Test
    void writesOnceWhatComesAgain() {
        try (var broker = broker(port(), -1)) {
            broker.export(ProcessRecords.created(1, "a", 1));
            broker.export(ProcessRecords.created(2, "a", 2));
            broker.wake();
        }
        database().sql("delete from engine.deployed_process where key = 1").update();

        try (var restarted = broker(port(), -1)) {
            restarted.export(ProcessRecords.created(1, "a", 1));
            restarted.export(ProcessRecords.created(2, "a", 2));
            restarted.export(ProcessRecords.created(3, "a", 3));
            restarted.wake();
            assertThat(restarted.getLastExportedRecordPosition()).isEqualTo(3);
        }

        assertThat(versions()).as("the first is not written again").containsExactly("a:2", "a:3");
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() throws IOException {
        try (var gate = new Gate(port());
                var broker = broker(gate.port(), -1)) {
            broker.export(ProcessRecords.created(1, "a", 1));
            broker.export(ProcessRecords.created(2, "b", 1));
            broker.wake();
            assertThatThrownBy(() -> broker.export(ProcessRecords.created(3, "c", 1)))
                    .isInstanceOf(StoreAway.class);
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(-1);

            gate.open();
            exportUntilTaken(broker, ProcessRecords.created(3, "c", 1));
            broker.wake();
            assertThat(versions()).containsExactly("a:1", "b:1", "c:1");

            gate.shut();
            broker.export(ProcessRecords.created(4, "d", 1));
            broker.wake();
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(3);

            gate.open();
            wakeUntilExported(broker, 4);
            assertThat(versions()).containsExactly("a:1", "b:1", "c:1", "d:1");
        }
    }

    @Test
    void bearsTwoBrokersAtOnce() {
        var brokers = List.of(1, 2, 3, 4).stream()
                .map(number -> CompletableFuture.runAsync(() -> {
                    try (var broker = broker(port(), -1)) {
                        LongStream.rangeClosed(1, 20)
                                .forEach(at -> broker.export(ProcessRecords.created(at, "p" + at, 1)));
                        wakeUntilExported(broker, 20);
                    }
                }))
                .toList();

        brokers.forEach(CompletableFuture::join);

        assertThat(versions()).hasSize(20);
        assertThat(database()
                        .sql("select position from engine.exporter_position")
                        .query(Long.class)
                        .list())
                .containsExactly(20L);
    }

    @Test
    void forgetsWhatABrokerHadThatIsNoMore() {
        try (var broker = broker(port(), -1)) {
            broker.export(ProcessRecords.created(100, "old", 7));
            broker.wake();
        }

        try (var other = broker(port(), -1)) {
            other.export(ProcessRecords.record(
                    5,
                    ProcessRecords.START.plusSeconds(3_600),
                    1,
                    ProcessIntent.CREATED,
                    ProcessRecords.process(5, "new", 1, "<x/>")));
            other.wake();
        }

        assertThat(versions()).containsExactly("new:1");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1"})
    void forgetsOnlyWhatAFormerClusterHadWhicheverPartitionComesFirst(int first, int second) {
        List.of(1, 2, 3).forEach(partition -> start(partition, 100, ProcessRecords.START));

        var later = ProcessRecords.START.plusSeconds(3_600);
        List.of(first, second).forEach(partition -> start(partition, 5, later.plusSeconds(partition)));

        assertThat(versions()).containsExactly("p5:1");
        assertThat(database()
                        .sql("select key from engine.process_instance order by key")
                        .query(Long.class)
                        .list())
                .containsExactly(Protocol.encodePartitionId(1, 6), Protocol.encodePartitionId(2, 6));
        assertThat(database()
                        .sql("select partition_id from engine.exporter_position order by 1")
                        .query(Integer.class)
                        .list())
                .as("a partition that is no more is not waited for")
                .containsExactly(1, 2);
    }

    @Test
    void keepsWhatItHasWhenABrokerIsRestoredFromABackup() {
        try (var broker = broker(port(), -1)) {
            broker.export(ProcessRecords.created(10, "a", 1));
            broker.export(ProcessRecords.created(100, "b", 1));
            broker.wake();
        }

        try (var restored = broker(port(), 50)) {
            restored.export(ProcessRecords.record(
                    60,
                    ProcessRecords.START.plusSeconds(3_600),
                    1,
                    ProcessIntent.CREATED,
                    ProcessRecords.process(60, "c", 1, "<x/>")));
            restored.wake();
        }

        assertThat(versions()).containsExactlyInAnyOrder("a:1", "b:1", "c:1");
    }

    @Test
    void readsWhatAProcessDeclares() {
        try (var broker = broker(port(), -1)) {
            broker.export(ProcessRecords.record(
                    1, ProcessRecords.START, 1, ProcessIntent.CREATED, ProcessRecords.process(1, "rescue", 1, """
                    <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"
                                   xmlns:z="http://camunda.org/schema/zeebe/1.0">
                      <b:process id="other" name="Other"/>
                      <b:process id="rescue" name="Rescue &amp; care">
                        <b:extensionElements><z:properties>
                          <z:property name="io.aftercare.follow-up" value="true"/>
                        </z:properties></b:extensionElements>
                        <b:task id="t"><b:extensionElements><z:properties>
                          <z:property name="of-a-task" value="1"/>
                        </z:properties></b:extensionElements></b:task>
                      </b:process>
                    </b:definitions>
                    """)));
            broker.export(ProcessRecords.created(2, "no-xml", 1));
            broker.wake();
        }

        assertThat(database().sql("""
                        select concat_ws('|', process_id, name, properties) from engine.deployed_process order by key
                        """).query(String.class).list())
                .containsExactly("rescue|Rescue & care|{\"io.aftercare.follow-up\": \"true\"}", "no-xml|{}");
    }

    @Test
    void marksWhatIsDeleted() {
        try (var broker = broker(port(), -1)) {
            broker.export(ProcessRecords.created(1, "a", 1));
            broker.export(ProcessRecords.record(
                    2,
                    ProcessRecords.START.plusMillis(2),
                    1,
                    ProcessIntent.DELETING,
                    ProcessRecords.process(1, "a", 1, "<x/>")));
            broker.export(ProcessRecords.deleted(3, 1, "a"));
            broker.wake();
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(3);
        }

        assertThat(database()
                        .sql("select deleted_at = '2026-03-01T10:00:00.003Z' from engine.deployed_process")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void marksWhatIsDeletedInTheBatchOfItsDeploymentAfterAnother() {
        try (var broker = broker(port(), -1, Map.of())) {
            broker.export(ProcessRecords.deleted(11, 1, "a"));
            broker.export(ProcessRecords.created(12, "b", 1));
            broker.export(ProcessRecords.deleted(13, 12, "b"));
            broker.wake();
        }

        assertThat(database()
                        .sql("select deleted_at is not null from engine.deployed_process")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void leavesToOnePartitionWhatAllRepeat() {
        try (var broker = broker(port(), -1)) {
            broker.export(ProcessRecords.record(
                    7, ProcessRecords.START, 2, ProcessIntent.CREATED, ProcessRecords.process(1, "a", 1, "<x/>")));
            assertThat(broker.getLastExportedRecordPosition()).isEqualTo(7);
        }
    }

    @Test
    void namesTheArgumentThatIsMissingOrWrong() {
        assertThatThrownBy(() -> ExporterSettings.of(Map.of("url", "jdbc:mysql://x")))
                .hasMessageContaining("url")
                .hasMessageContaining("jdbc:postgresql:");
        assertThatThrownBy(() -> ExporterSettings.of(Map.of("url", "jdbc:postgresql://x/y", "user", "u")))
                .hasMessageContaining("password");
        assertThatThrownBy(() -> ExporterSettings.of(
                        Map.of("url", "jdbc:postgresql://x/y", "user", "u", "password", "p", "BATCHSIZE", "0")))
                .hasMessageContaining("batchSize");
    }

    /** A new broker of the partition, a process, which only the first partition tells, and an instance. */
    private void start(int partition, long position, Instant at) {
        try (var broker = newBroker(partition)) {
            broker.export(ProcessRecords.record(
                    position,
                    at,
                    partition,
                    ProcessIntent.CREATED,
                    ProcessRecords.process(position, "p" + position, 1, "<x/>")));
            broker.export(InstanceRecords.started(partition, position + 1, at));
            broker.wake();
        }
    }

    private static void exportUntilTaken(FakeBroker broker, Record<?> record) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(StoreAway.class)
                .until(() -> {
                    broker.export(record);
                    return true;
                });
    }

    private static void wakeUntilExported(FakeBroker broker, long position) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            broker.wake();
            return broker.getLastExportedRecordPosition() == position;
        });
    }

    private List<@Nullable String> versions() {
        return database()
                .sql("select process_id || ':' || version from engine.deployed_process order by key")
                .query(String.class)
                .list();
    }
}
