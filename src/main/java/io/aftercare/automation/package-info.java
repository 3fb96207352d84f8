/** Follow-ups: what happens after an answer, as a list of actions or as a process of a designer's own. */
@ApplicationModule(
        allowedDependencies = {"survey", "crm", "response", "mail", "engine", "identity", "webhook", "common"})
@NullMarked
package io.aftercare.automation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
