package io.aftercare.local;

import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** The broker as a container. */
final class ContainerBroker implements Broker {

    private final GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse("camunda/zeebe:8.6.0"));
    private final LocalSettings settings;

    ContainerBroker(LocalSettings settings) {
        this.settings = settings;
        container.withEnv("ZEEBE_CLOCK_CONTROLLED", String.valueOf(!settings.durable()));
        container.setPortBindings(List.of(
                Containers.binding(settings.port(LocalPort.BROKER_GRPC), 26500),
                Containers.binding(settings.port(LocalPort.BROKER_REST), 8080),
                Containers.binding(settings.port(LocalPort.BROKER_MANAGEMENT), 9600)));
    }

    @Override
    public int port(LocalPort port) {
        return settings.port(port);
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            // A new container would have lost its state.
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
        if (!new BrokerReadiness(managementAddress(), grpcAddress(), restAddress(), () -> true).await()) {
            throw new LocalStartException("The broker's container did not become ready.");
        }
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void hang() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void goOn() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        container.stop();
    }
}
