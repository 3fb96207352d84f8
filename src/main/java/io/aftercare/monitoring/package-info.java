/** Watching: where every run stands and what the engine did for it, for the people who mend what failed. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "run",
            "identity",
            "survey",
            "crm",
            "response",
            "automation",
            "insight",
            "common"
        })
@NullMarked
package io.aftercare.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
