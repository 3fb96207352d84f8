/** The page that everybody starts from: what is live, what was answered, what needs somebody. */
@ApplicationModule(allowedDependencies = {"survey", "run", "insight", "mending", "task", "identity", "common"})
@NullMarked
package io.aftercare.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
