/** Who may do what: the company, its users and teams, and the keys that programs call the API with. */
@ApplicationModule(allowedDependencies = "common")
@NullMarked
package io.aftercare.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
