/** Answers: the unguessable links in mails, the public pages behind them, and every answer given. */
@ApplicationModule(allowedDependencies = {"survey", "site", "crm", "mail", "common"})
@NullMarked
package io.aftercare.response;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
