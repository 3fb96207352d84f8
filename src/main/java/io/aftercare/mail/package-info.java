/** Mail: rendering it, personalisation tokens, handing it to the SMTP server, and who must never get one again. */
@ApplicationModule(allowedDependencies = "common")
@NullMarked
package io.aftercare.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
