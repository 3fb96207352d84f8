/** The image library: pictures of surveys, made small and harmless once, then served to mails and pages. */
@ApplicationModule(allowedDependencies = {"identity", "common"})
@NullMarked
package io.aftercare.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
