/** The tasks of people: Camunda user tasks as the engine tells them, and what people do with them. */
@ApplicationModule(
        allowedDependencies = {
            "automation",
            "monitoring",
            "engine",
            "identity",
            "run",
            "survey",
            "crm",
            "response",
            "common"
        })
@NullMarked
package io.aftercare.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
