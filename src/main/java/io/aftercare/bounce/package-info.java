/** Mails that come back and complaints: read from a mailbox or taken over HTTP, they end runs and mailing. */
@ApplicationModule(allowedDependencies = {"run", "survey", "crm", "mail", "common"})
@NullMarked
package io.aftercare.bounce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
