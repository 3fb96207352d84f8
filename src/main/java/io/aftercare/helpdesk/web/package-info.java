/** The address that help desks call, and help desks as pages for admins and by API. */
@NullMarked
package io.aftercare.helpdesk.web;

import org.jspecify.annotations.NullMarked;
