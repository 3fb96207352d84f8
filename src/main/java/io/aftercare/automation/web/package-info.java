/** The tab on which authors build follow-ups, and the same by API. */
@NullMarked
package io.aftercare.automation.web;

import org.jspecify.annotations.NullMarked;
