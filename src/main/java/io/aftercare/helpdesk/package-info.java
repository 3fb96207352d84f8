/** Help desks that tell of their tickets by webhook: checked, kept, then written to contacts and tickets. */
@ApplicationModule(allowedDependencies = {"crm", "identity", "common"})
@NullMarked
package io.aftercare.helpdesk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
