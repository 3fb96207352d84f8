package io.aftercare.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is deployed to the engine, as the engine itself tells it, a moment later. */
public interface DeployedProcesses {

    /** Whether the engine tells anything here; when not, everything is empty. */
    boolean areKnown();

    /** @return the newest version; empty also for a process that was deployed before the engine began to tell */
    Optional<DeployedProcess> newest(String processId);

    /** The processes whose newest version declares an extension property, two hundred at most, by their ids. */
    List<DeployedProcess> declaring(String property, String value);

    /** By the keys of process definitions what their diagrams call things; nothing for those that are gone. */
    Map<Long, ProcessNames> names(Collection<Long> keys);

    /** @return the file as it was deployed */
    Optional<byte[]> xml(long key);
}
