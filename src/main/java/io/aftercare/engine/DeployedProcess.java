package io.aftercare.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a process that is deployed to the engine, by whomever.
 *
 * @param key the process definition's
 * @param version of the process with this id, from 1
 * @param name as people read it; null when it has none
 * @param deployedAt null where that is not told
 */
public record DeployedProcess(
        long key,
        String processId,
        int version,
        @Nullable String name,
        @Nullable Instant deployedAt) {}
