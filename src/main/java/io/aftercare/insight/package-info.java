/** Scores and how sure one can be of them: pure functions of the answers given. */
@ApplicationModule(allowedDependencies = "survey")
@NullMarked
package io.aftercare.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
