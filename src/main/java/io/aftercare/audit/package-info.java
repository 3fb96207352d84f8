/** The audit trail: who did what when, in one transaction with what was done. */
@ApplicationModule(allowedDependencies = {"identity", "common"})
@NullMarked
package io.aftercare.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
