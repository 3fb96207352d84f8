/** Addresses of the company's own systems that Aftercare calls: signed, tried again by the engine, with a log. */
@ApplicationModule(allowedDependencies = {"identity", "common"})
@NullMarked
package io.aftercare.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
