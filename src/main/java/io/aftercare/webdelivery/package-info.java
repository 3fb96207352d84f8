/**
 * Web delivery: what a site's script asks for a visitor. Is a survey due, it is shown, answered, or closed. Of visitors
 * whom nobody knows nothing is stored.
 */
@ApplicationModule(allowedDependencies = {"site", "survey", "run", "response", "segment", "crm", "common"})
@NullMarked
package io.aftercare.webdelivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
