/** The customers and their requests: contacts with typed properties and a history, tickets in pipelines. */
@ApplicationModule(allowedDependencies = {"identity", "common"})
@NullMarked
package io.aftercare.crm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
