/** The domains that mails come from: their keys, which sign mails (DKIM), and the DNS records that they need. */
@ApplicationModule(allowedDependencies = {"survey", "mail", "identity", "common"})
@NullMarked
package io.aftercare.sendingdomain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
