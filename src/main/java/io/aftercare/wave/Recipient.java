package io.aftercare.wave;

import io.aftercare.run.DueRun;
import org.jspecify.annotations.Nullable;

/** Whom a wave is to ask. @param zone whose days and hours the mail keeps to (IANA name); null for the survey's */
record Recipient(DueRun run, @Nullable String zone) {}
