/** People's rights to their data: a contact's export and erasure, and for how long what is kept. */
@ApplicationModule(allowedDependencies = {"crm", "run", "survey", "task", "mail", "engine", "identity", "common"})
@NullMarked
package io.aftercare.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
