/** The Camunda client: names shared with the models, deployment, safe publishing of messages, failing of jobs. */
@ApplicationModule(allowedDependencies = "common")
@NullMarked
package io.aftercare.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
