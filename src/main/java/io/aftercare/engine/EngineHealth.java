package io.aftercare.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.aftercare.common.PartHealth;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.PartitionInfo;
import io.camunda.client.api.response.Topology;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Without the engine, runs stand still; tickets and answers are taken and told to it when it is back. */
@Component("engineHealthIndicator")
class EngineHealth extends PartHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ObjectProvider<CamundaClient> client;
    private final Scheduler outbox;

    EngineHealth(ObjectProvider<CamundaClient> client, Scheduler outbox, Clock clock) {
        super("engine", DEGRADED, clock);
        this.client = client;
        this.outbox = outbox;
    }

    @Override
    protected Health check() {
        var cluster = client.getObject()
                .newTopologyRequest()
                .requestTimeout(PATIENCE)
                .send()
                .join();
        return state(cluster)
                .withDetail("brokers", cluster.getBrokers().size())
                .withDetail("partitions", cluster.getPartitionsCount())
                .withDetail("gateway", cluster.getGatewayVersion())
                .build();
    }

    private Health.Builder state(Topology cluster) {
        var led = cluster.getBrokers().stream()
                .flatMap(broker -> broker.getPartitions().stream())
                .filter(PartitionInfo::isLeader)
                .map(PartitionInfo::getPartitionId)
                .distinct()
                .count();
        if (led == 0 || led < cluster.getPartitionsCount()) {
            return away("Of %d partitions of the engine, %d work. Look at its brokers."
                    .formatted(cluster.getPartitionsCount(), led));
        }
        if (!outbox.getSchedulerState().isStarted()) {
            return away("The models are not deployed yet, and no message is published before. The log says why.");
        }
        return Health.up();
    }
}
