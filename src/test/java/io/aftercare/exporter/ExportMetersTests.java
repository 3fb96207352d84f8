package io.aftercare.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExportMetersTests extends ExporterTest {

    @Test
    void measuresWhatItWritesAndWhatItCannot() throws IOException {
        try (var gate = new Gate(port())) {
            gate.open();
            var broker = broker(gate.port(), -1);
            broker.export(ProcessRecords.created(1, "a", 1));
            assertThat(broker.measured("aftercare.exporter.waiting")).isEqualTo(1);
            assertThat(broker.measured("aftercare.exporter.lag"))
                    .as("seconds since the record's time")
                    .isBetween(89.0, 90.0);
            broker.export(ProcessRecords.created(2, "b", 1));
            assertThat(broker.measured("aftercare.exporter.rows")).isEqualTo(2);
            assertThat(broker.measured("aftercare.exporter.batch")).isEqualTo(1);
            assertThat(broker.measured("aftercare.exporter.waiting")).isZero();
            assertThat(broker.measured("aftercare.exporter.lag")).isZero();

            gate.shut();
            broker.export(ProcessRecords.created(3, "c", 1));
            broker.wake();
            assertThat(broker.measured("aftercare.exporter.failures")).isEqualTo(1);
            assertThat(broker.measured("aftercare.exporter.rows")).isEqualTo(2);
            assertThat(broker.measured("aftercare.exporter.lag")).isBetween(89.0, 90.0);

            broker.close();
            assertThat(broker.measures("aftercare.exporter.lag"))
                    .as("of a partition that this broker does not lead any more")
                    .isFalse();
        }
    }
}
