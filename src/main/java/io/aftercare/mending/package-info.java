/** Mending: incidents of runs and waves, and what people do to runs that stand still or should not wait. */
@ApplicationModule(allowedDependencies = {"monitoring", "engine", "run", "survey", "crm", "identity", "common"})
@NullMarked
package io.aftercare.mending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
