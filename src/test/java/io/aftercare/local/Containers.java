package io.aftercare.local;

import org.testcontainers.DockerClientFactory;

/** Whether {@code -Dbackends=containers} asks for containers, and what they have in common. */
final class Containers {

    private Containers() {}

    static boolean wanted() {
        if (!"containers".equals(System.getProperty("backends"))) {
            return false;
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new LocalStartException(
                    "No Docker engine answers: start one, or leave out -Dbackends=containers to run without.");
        }
        return true;
    }

    /** Fixed ports: a container that is started again would come back on others. */
    static String binding(int local, int inContainer) {
        return "127.0.0.1:%d:%d".formatted(local, inContainer);
    }
}
