/** Scores and how sure one can be of them, figures of surveys and their latest answers, read from the runs. */
@ApplicationModule(allowedDependencies = {"survey", "crm", "run", "common"})
@NullMarked
package io.aftercare.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
