/** Sites: the user's own web sites, and the proofs by which they and Aftercare know their visitors. */
@ApplicationModule(allowedDependencies = {"identity", "common"})
@NullMarked
package io.aftercare.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
