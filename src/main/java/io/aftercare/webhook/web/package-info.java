/** Webhooks as pages for admins and by API. */
@NullMarked
package io.aftercare.webhook.web;

import org.jspecify.annotations.NullMarked;
