/** Survey runs: what starts them and the workers of {@code bpmn/survey-run.bpmn}. */
@ApplicationModule(
        allowedDependencies = {"automation", "survey", "crm", "response", "mail", "engine", "identity", "common"})
@NullMarked
package io.aftercare.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
