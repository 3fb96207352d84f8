/** Guards the HTTP doors: API keys and their scopes, body sizes, security headers. */
@NullMarked
package io.aftercare.identity.web;

import org.jspecify.annotations.NullMarked;
